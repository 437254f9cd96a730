package rolepack.frontend.yaml;

import java.util.List;

/// Documents that use most of YAML, and look like what people write for Ansible; tests change them
/// at random.
final class YamlSeeds {
  static final List<String> DOCUMENTS =
      List.of(
          """
          ---
          # A play with everything in its usual place.
          - name: install the mail server
            hosts: mail
            sudo: yes
            gather_facts: no
            vars:
              mode: 0644
              port: "{{ mail_port }}"
            tasks:
              - name: install packages
                yum: name={{ item }} state=present
                with_items:
                  - postfix
                  - dovecot   # for imap
                when: mail_enabled|bool
                tags: [mail, packages]

              - name: write the configuration
                template: >
                  src=main.cf.j2
                  dest=/etc/postfix/main.cf

                  mode=0644
                notify:
                - restart postfix
          """,
          """
          script: |
            #!/bin/sh
            set -e

              indented "$@"
            # not a comment
            echo 'done'

          folded: >-
            one
            two

            three
              four

            five
          kept: |+
            text

          # a comment
          digit: |2
              two more
            text
          """,
          """
          defaults: &defaults
            user: app
            limits: {nofile: 1024, nproc: 64}
          staging:
            <<: *defaults
            user: stage
          production:
            <<: [*defaults, {user: prod, port: 80}]
            port: 443
          other: *defaults
          """,
          """
          numbers: [1, -1, +1, 0, 0644, 0x1F, 0b11, 1_000, 1:30, 1.5, -1.5e+3, .5, .inf, -.INF, .nan, 12e03]
          words: [yes, No, ON, off, true, FALSE, y, n, ~, null, Null, nULL]
          dates: [2015-12-23, 2001-12-14 21:59:43.10 -5, 2001-12-14t21:59:43Z, 2015-1-2]
          tagged: [!!str 12, !!int "12", !!float 1, !!bool yes, !!binary aGVsbG8=, !!null x, ! 12]
          set: !!set {a, b}
          omap: !!omap [a: 1, b: 2]
          unsafe: !unsafe "{{ x }}"
          """,
          """
          single: 'it''s
            folded

            text'
          double: "tab \\t nl \\n hex \\x41 \\u263a \\U0001F600 \\
            continued  \\
              and

            folded"
          plain: words that go on
            in the next line

            and after an empty one
          url: http://example.org:8080/#anchor
          path: C:\\dir
          "quoted key": value
          'other': "x: y # z"
          """,
          """
          {"json": [1, 2.5, "a", true, null], "nested": {"k": [{"a": "b"}, []]}}
          """,
          """
          [{"a": -1.5e3, "b": 1E+2, "c": 10, "d": [], "e": {}, "f": NaN, "g": -Infinity, "a": 0},
          \t"\\ud83d\\ude00 \\/ \\" \\n", {"__ansible_unsafe": {"x": ["{{ y }}", 1]}}, {"__ansible_vault": "x"}]
          """,
          """
          ? complex
          : value
          ? - a
            - b
          : list as key
          """,
          """
          - - - deep
            - 1
          -
            - x
          - a: b
            c:
            - d
            - e: f
              g: h
          - []
          - {}
          - [a, [b, {c: d, e}], f: g]
          """,
          """
          %YAML 1.1
          %TAG !e! tag:yaml.org,2002:
          ---
          a: !e!str 12
          b: !<tag:yaml.org,2002:int> 13
          ...
          """);

  private YamlSeeds() {}
}
