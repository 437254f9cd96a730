package rolepack.rewrite.validation;

import java.util.Map;
import java.util.Set;
import rolepack.evaluation.Value;
import rolepack.evaluation.consultemplate.ConsulData;

/// One set of values, as both engines get them.
///
/// @param values what is set, by variable: where the site stores nothing, the definitions hold
/// @param groups the inventory: the hosts of each group, each with its variables
/// @param data the same in Consul and Vault
/// @param files the same in files of facts
/// @param absent the secrets that the site does not have
record Sample(
    Map<String, Value> values,
    Map<String, Value> groups,
    Map<String, Value> hosts,
    ConsulData data,
    Map<String, String> files,
    Set<String> absent) {}
