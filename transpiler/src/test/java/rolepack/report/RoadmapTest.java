package rolepack.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rolepack.backend.ExamplePlan;

class RoadmapTest {
  @TempDir Path folder;

  @Test
  void theRoleOfTheExample() throws IOException {
    assertThat(Roadmap.print(ExamplePlan.in(folder)))
        .isEqualTo(
            """
            # Roadmap: from playbooks to packages

            2 roles: 1 ported, 1 partial, 0 unported. Of 7 tasks and handlers, 5 (71 %) have left \
            Ansible: 3 packaged, 2 templated,
            0 decided when the packages are built. 2 stay.

            Templates: 1 of 1 can be said in consul-template 0.41.4 (templated 1).

            ## Roles by host group

            ### role=worker

            | role | package | status | left Ansible |
            |---|---|---|---|
            | metricsd | acme-metricsd, acme-metricsd-dynamic | partial | 5 of 7 (71 %) |

            ### In no chosen playbook

            | role | package | status | left Ansible |
            |---|---|---|---|
            | a\\|b&lt;c> | it only has templates | ported | no tasks |

            ## Packages

            ### acme-metricsd
            Sends host metrics. Partial: 4 of 6 tasks and 1 of 1 handler have left Ansible.
            **Dependencies** acme-common · libsemanage-python · metricsd. **Reverse dependencies** \
            acme-metricsd-dynamic.
            **Fixed** when the packages are built; changing one of these needs a rebuild:
            - `plugin_folder` is `/usr/share` (group_vars/all.yml:1), needed by \
            roles/metricsd/tasks/main.yml:6

            **Components** tasks/main.yml
            - lines 2–4: installs metricsd and libsemanage-python → package dependencies
            - lines 6–7: creates the directory /usr/share/metricsd/plugins, mode 0755 → in the package
            - lines 9–11: fills in /etc/metricsd.conf, restarts metricsd when it changes → \
            consul-template, keys acme/metricsd_port, acme/metricsd_tls, acme/metricsd_peers
            - lines 14–17: runs `ss -ltn` → stays: its result is registered. To unblock: let the \
            service check its port itself
            - lines 19–21: prints a warning → stays: its condition reads a registered result
            - lines 23–24: starts and enables metricsd → after-install script

            handlers/main.yml, lines 2–3: restarts metricsd → command of the template

            #### acme-metricsd-dynamic
            Sends host metrics. Configuration kept up to date by consul-template.
            **Dependencies** acme-metricsd = 1.0.0 · consul-template >= 0.19.5. **Reverse \
            dependencies** none.

            ### a|b&lt;c>
            Ported.
            It only has templates.

            ## What keeps tasks in the playbook

            | reason | tasks | roles | the task |
            |---|---|---|---|
            | DYNAMIC_VALUE | 2 | 1 | needs a value that exists only while the play runs |

            **DYNAMIC_VALUE** (2 tasks): metricsd.

            - 2 tasks, first roles/metricsd/tasks/main.yml:14: its result is registered. To unblock: \
            let the service check its port itself
            """);
  }

  @Test
  void textOfTheInputIsNoMarkup() {
    assertThat(Markdown.text("a|b *c* <script> `x` [l](u) \n\u001B[31m _d_ e_f"))
        .isEqualTo("a|b \\*c\\* &lt;script> `x` \\[l\\](u)   \\[31m \\_d\\_ e_f");
    assertThat(Markdown.text("one ` alone <b>")).isEqualTo("one \\` alone &lt;b>");
    assertThat(Markdown.text("`a``b` `` <b>")).isEqualTo("`a``b` \\`\\` &lt;b>");
    assertThat(Markdown.text("# no heading")).isEqualTo("\\# no heading");
    assertThat(Markdown.text("&lt; a && b")).isEqualTo("&amp;lt; a && b");
    assertThat(Markdown.text("runs `a | b`")).isEqualTo("runs `a | b`");
    assertThat(Markdown.cell("runs `a | b`")).isEqualTo("runs `a \\| b`");
    assertThat(Markdown.code("a`b|")).isEqualTo("a\\`b|");
  }
}
