package rolepack.plan;

import rolepack.site.Site;

/// What the templates of a role are compiled with.
record TemplateEnvironment(
    Site site, SiteStanzas stanzas, TemplateCompilations compilations, FoundValues found) {}
