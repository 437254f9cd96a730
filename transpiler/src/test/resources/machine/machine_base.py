"""What a machine is before a role runs on it: this machine's root, with commands stood in and the case's own files."""
import os, pwd, grp, shutil

# Commands that need a booted system, the network or the kernel: they note their words and succeed.
COMMANDS = """systemctl journalctl modprobe depmod sysctl mount umount swapoff swapon hostnamectl timedatectl hostname setenforce
getenforce selinuxenabled setsebool getsebool semanage restorecon semodule chcon setcap getcap update-ca-trust update-ca-certificates
firewall-cmd iptables ip6tables ip docker git pip pip3 curl wget yum dnf apt-get apt-key yum-config-manager reboot shutdown locale-gen
localectl systemd-tmpfiles systemd-sysctl udevadm newaliases postmap ldconfig logger crontab consul vault kubectl etcdctl nginx-reload
ssh-keygen next-free-uid lantern lanternctl smlr distributive consul-template""".split()

# Folders that the targets of the fixtures have.
FOLDERS = """etc/sysconfig etc/yum.repos.d etc/pki/rpm-gpg etc/pki/ca-trust/source/anchors etc/logrotate.d etc/rsyslog.d etc/sudoers.d
etc/modprobe.d etc/modules-load.d etc/sysctl.d etc/security/limits.d etc/profile.d etc/cron.d etc/cron.daily etc/tmpfiles.d
etc/systemd/system usr/lib/systemd/system run/systemd/system var/spool/cron/crontabs usr/local/bin usr/local/sbin usr/local/etc opt srv
machine tmp etc/apt/sources.list.d etc/apt/keyrings etc/apt/preferences.d""".split()

SYSTEMCTL = r"""#!/bin/sh
# Stands in for systemctl: remembers which units run and are enabled.
verb= units= now= 
for word; do case $word in --now) now=1 ;; -p|--property) ;; -*) ;; *) if [ -z "$verb" ]; then verb=$word; else units="$units $word"; fi ;; esac; done
[ -n "$verb" ] || exit 0
state=/machine/units
note() { printf 'unit\t%s\t%s\n' "$1" "$2" >> /machine/calls; }
case $verb in daemon-reload|daemon-reexec) printf 'systemd\t%s\n' "$verb" >> /machine/calls; exit 0 ;; esac
rc=0
for unit in $units; do
  unit=${unit%.service} active=inactive enabled=disabled
  f=$state/$(printf %s "$unit" | tr / _)
  [ -e "$f.active" ] && active=active
  [ -e "$f.enabled" ] && enabled=enabled
  [ -e "$f.masked" ] && enabled=masked
  case $verb in
    show) load=loaded; [ $enabled = masked ] && load=masked
      printf 'Id=%s.service\nLoadState=%s\nActiveState=%s\nSubState=x\nUnitFileState=%s\n' "$unit" $load $active $enabled ;;
    is-enabled) echo $enabled; [ $enabled = enabled ] || rc=1 ;;
    is-active) echo $active; [ $active = active ] || rc=3 ;;
    is-failed) echo $active; rc=1 ;;
    status) echo "$unit $active"; [ $active = active ] || rc=3 ;;
    start) [ $active = active ] || { note start "$unit"; : > "$f.active"; } ;;
    stop) [ $active = active ] && { note stop "$unit"; rm -f "$f.active"; } ;;
    restart) if [ $active = active ]; then note restart "$unit"; else note start "$unit"; : > "$f.active"; fi ;;
    try-restart|condrestart) [ $active = active ] && note restart "$unit" ;;
    reload) note reload "$unit" ;;
    reload-or-restart) if [ $active = active ]; then note reload "$unit"; else note start "$unit"; : > "$f.active"; fi ;;
    reload-or-try-restart|try-reload-or-restart) [ $active = active ] && note reload "$unit" ;;
    enable) [ $enabled = enabled ] || { note enable "$unit"; : > "$f.enabled"; }
      [ -z "$now" ] || [ $active = active ] || { note start "$unit"; : > "$f.active"; } ;;
    disable) [ $enabled = disabled ] || { note disable "$unit"; rm -f "$f.enabled"; }
      [ -z "$now" ] || [ $active = inactive ] || { note stop "$unit"; rm -f "$f.active"; } ;;
    mask) [ $enabled = masked ] || { note mask "$unit"; : > "$f.masked"; } ;;
    unmask) [ $enabled != masked ] || { note unmask "$unit"; rm -f "$f.masked"; } ;;
    list-unit-files|list-units|cat) ;;
    *) note "$verb" "$unit" ;;
  esac
done
exit $rc
"""

CRONTAB = r"""#!/bin/sh
# Stands in for crontab: the tables are files.
user=root action=edit file=-
while [ $# -gt 0 ]; do case $1 in -u) user=$2; shift ;; -l) action=list ;; -r) action=remove ;; *) file=$1 ;; esac; shift; done
table=/var/spool/cron/$user
[ -e /machine/deb ] && table=/var/spool/cron/crontabs/$user
case $action in
  list) [ -e "$table" ] || { echo "no crontab for $user" >&2; exit 1; }; cat "$table" ;;
  remove) rm -f "$table" ;;
  edit) cat "$file" > "$table.new" && chmod 600 "$table.new" && mv "$table.new" "$table" ;;
esac
"""

TIMEDATECTL = r"""#!/bin/sh
# Stands in for timedatectl: the time zone is a link; remembers what the hardware clock keeps.
case ${1:-status} in
  set-timezone) printf 'command\ttimedatectl\tset-timezone\t%s\n' "$2" >> /machine/calls; ln -sfn "../usr/share/zoneinfo/$2" /etc/localtime ;;
  set-local-rtc) printf 'command\ttimedatectl\tset-local-rtc\t%s\n' "$2" >> /machine/calls; echo "$2" > /machine/local-rtc ;;
  status) echo " RTC in local TZ: $(cat /machine/local-rtc 2>/dev/null || echo no)"; echo "       Time zone: $(readlink /etc/localtime | sed 's,.*zoneinfo/,,') (UTC, +0000)" ;;
esac
"""

IP = r"""#!/bin/sh
# Stands in for ip: one interface.
case "$*" in
  *route*get*) echo "8.8.8.8 via 192.0.2.1 dev eth0 src 192.0.2.11 uid 0" ;;
  *addr*) echo "2: eth0    inet 192.0.2.11/24 brd 192.0.2.255 scope global eth0" ;;
esac
"""

HOSTNAME = r"""#!/bin/sh
# Stands in for hostname.
case ${1:-} in -f|--fqdn) echo "$(uname -n).example.com" ;; ""|-s) uname -n ;; *) printf 'command\thostname\t%s\n' "$*" >> /machine/calls ;; esac
"""

OTHER = r"""#!/bin/sh
# Stands in for a command of this name: notes its words; answers what the case says.
name=${0##*/}
{ printf 'command\t%s' "$name"; for word; do printf '\t%s' "$(printf %s "$word" | tr '\n\t' '  ')"; done; echo; } >> /machine/calls
if [ -x "/machine/answers/$name" ]; then exec "/machine/answers/$name" "$@"; fi
exit 0
"""

# yum's action plugin looks for yum or dnf; a role that says yum is run on Debian's machine, too. Like the real one it asks for the
# package manager where no play has gathered it, and tells the tasks after it.
YUM = r"""from ansible.plugins.action import normal


class ActionModule(normal.ActionModule):
    def run(self, tmp=None, task_vars=None):
        found = task_vars.get("ansible_facts", {}).get("pkg_mgr")
        if not found:
            asked = self._execute_module(module_name="setup", task_vars=task_vars,
                                         module_args={"filter": "ansible_pkg_mgr", "gather_subset": "!all"})
            found = asked["ansible_facts"]["ansible_pkg_mgr"]
        result = super().run(tmp, task_vars)
        result["ansible_facts"] = {"pkg_mgr": found}
        return result
"""

# One file stands in for several modules.
SHARED_STAND_INS = {
    "package_manager.py": "apt dnf yum",
    "policy.py": "sefcontext selinux_permissive seport",
    "noted.py": "apt_key docker docker_container filesystem firewalld git hostname lvg lvol pip rpm_key uri"
                " wait_for",
}

# The module itself gets what is a file of the machine.
REAL_GET_URL = "/usr/lib/machine/get_url.py"
REAL_MODPROBE = "/usr/lib/machine/modprobe.py"

INSTALL = os.path.dirname(os.path.abspath(__file__)) + "/install-package"


def base_layer(folder):
    """The layer that all machines share."""
    for each in FOLDERS:
        os.makedirs(folder + "/" + each, exist_ok=True)
    scripts = {"systemctl": SYSTEMCTL, "crontab": CRONTAB, "timedatectl": TIMEDATECTL, "ip": IP.replace("eth0", sorted(os.listdir("/sys/class/net"), key=lambda name: name == "lo")[0]), "hostname": HOSTNAME}
    for name in COMMANDS:
        found = shutil.which(name, path="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin") or "/usr/bin/" + name
        places = {os.path.join(os.path.realpath(os.path.dirname(found)), name)}
        for place in places | {"/usr/bin/" + name}:
            write(folder + place, scripts.get(name, OTHER), 0o755)
    for name in ("install-package", "render-templates"):
        shutil.copy(os.path.dirname(INSTALL) + "/" + name, write(folder + "/usr/bin/" + name, "", 0o755))
        os.chmod(folder + "/usr/bin/" + name, 0o755)
    shadow_modules(folder)
    for each in ("", "/usr", "/etc", "/var", "/run", "/tmp"):
        if os.path.isdir(folder + each) and os.path.exists(each or "/"):
            shutil.copystat(each or "/", folder + each)
    for path, _, _ in os.walk(folder):
        host = path[len(folder):] or "/"
        if os.path.isdir(host):
            shutil.copystat(host, path)
            found = os.stat(host)
            os.chown(path, found.st_uid, found.st_gid)
    return folder


def stand_ins():
    """The modules that are stood in: the name of each one's file, and its text."""
    folder = os.path.dirname(os.path.abspath(__file__)) + "/modules/"
    found = {}
    for name in os.listdir(folder):
        with open(folder + name) as text:
            found[name] = text.read()
    for shared, names in SHARED_STAND_INS.items():
        text = found.pop(shared)
        found.update((each + ".py", text) for each in names.split())
    return found


def shadow_modules(folder):
    """Modules that are stood in, also under their full names."""
    import ansible
    import ansible.modules
    try:
        import ansible_collections
        collections = list(ansible_collections.__path__)
    except ImportError:
        collections = []
    for name, text in stand_ins().items():
        places = [os.path.dirname(ansible.modules.__file__)]
        for each in collections:
            for collection in ("ansible/posix", "community/general"):
                places.append(os.path.join(each, collection, "plugins/modules"))
        if name == "get_url.py":
            shutil.copy(os.path.join(places[0], name), write(folder + REAL_GET_URL, "", 0o644))
        for place in places:
            if os.path.exists(os.path.join(place, name)):
                if name == "modprobe.py":
                    shutil.copy(os.path.join(place, name), write(folder + REAL_MODPROBE, "", 0o644))
                write(folder + os.path.join(place, name), text, 0o644)
    write(os.path.join(folder + os.path.dirname(ansible.__file__), "plugins/action/yum.py"), YUM, 0o644)


def case_layer(machine, folder):
    """The files and accounts that the case says the machine has."""
    os.makedirs(folder)
    for path in machine.get("folders", []):
        lay_down(folder, path, {"directory": True})
    for path, content in machine.get("files", {}).items():
        lay_down(folder, path, content)
    for name in machine.get("answers", {}):
        if name not in COMMANDS:
            write(folder + "/usr/bin/" + name, OTHER, 0o755)
    homes = {each.partition(":")[0]: each.partition(":")[2] or "/" for each in machine.get("accounts", [])}
    accounts = list(homes)
    groups = [each for each in machine.get("groups-there", []) if each not in accounts]
    if accounts or groups:
        extend(folder, "/etc/passwd", [f"{n}:x:{700 + i}:{700 + i}::{homes[n]}:/sbin/nologin" for i, n in enumerate(accounts)], 0o644)
        extend(folder, "/etc/shadow", [f"{n}:!!:17000::::::" for n in accounts], 0o640)
        extend(folder, "/etc/group", [f"{n}:x:{700 + i}:" for i, n in enumerate(accounts + groups)], 0o644)
        extend(folder, "/etc/gshadow", [f"{n}:!::" for n in accounts + groups], 0o640)
    for path, folders, _ in os.walk(folder):
        for name in [""] + folders:
            host = os.path.join(path, name)[len(folder):].rstrip("/") or "/"
            if os.path.isdir(host) and not os.path.islink(host):
                shutil.copystat(host, folder + host)
    return folder


def lay_down(folder, path, content):
    """A text, or {content, mode, owner, group}, {link}, {directory: true}."""
    if not isinstance(content, dict):
        content = {"content": content}
    target = folder + path
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if "link" in content:
        os.symlink(content["link"], target)
        return
    if content.get("directory"):
        os.makedirs(target, exist_ok=True)
    else:
        with open(target, "w") as out:
            out.write(str(content.get("content", "")))
    mode = content.get("mode", "0755" if content.get("directory") else "0644")
    os.chmod(target, int(str(mode), 8))
    try:
        os.chown(target, number(content.get("owner", "root"), lambda name: pwd.getpwnam(name).pw_uid),
                 number(content.get("group", "root"), lambda name: grp.getgrnam(name).gr_gid))
    except KeyError:
        pass


def number(owner, found):
    """Of an account: 700 is the first of the case's own."""
    return owner if isinstance(owner, int) else found(owner)


def extend(folder, path, lines, mode):
    with open(path) as source:
        text = source.read()
    write(folder + path, text + "".join(each + "\n" for each in lines), mode)
    found = os.stat(path)
    os.chown(folder + path, found.st_uid, found.st_gid)


def write(path, text, mode):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as out:
        out.write(text)
    os.chmod(path, mode)
    return path
