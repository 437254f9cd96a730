"""What was on a machine before a role was recorded: files of the distribution, and what packages lay down."""
import ast, os, re, shutil


def write(path, text, mode):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as out:
        out.write(text)
    os.chmod(path, mode)
    return path


class Packages:
    """What installing a package laid down, as packages.md says."""

    def __init__(self, path):
        self.entries, lines = [], None
        with open(path) as source:
            for line in source:
                if line.startswith("## `"):
                    lines = []
                    self.entries.append((line.strip()[4:-1], lines))
                elif line.startswith("- ") and lines is not None:
                    lines.append(line[2:].strip())

    def of(self, name):
        for pattern, lines in self.entries:
            found = re.match(pattern, name) if not pattern.startswith("role:") else name == pattern
            if found:
                parts = found.groupdict() if found is not True else {}
                for line in lines:
                    yield line % parts if parts else line


class Prior:
    """The layer of what was on the machine before."""

    def __init__(self, folder, base):
        self.folder = folder
        if base is None:
            return
        for path, _, files in os.walk(base):
            place = folder + path[len(base):]
            os.makedirs(place, exist_ok=True)
            for name in files:
                with open(os.path.join(path, name)) as source:
                    text = source.read()
                plain = path[len(base):] + "/" + name
                if plain == "/etc/localtime":
                    os.symlink(text.strip(), place + "/" + name)
                else:
                    write(place + "/" + name, text, {"/etc/sudoers": 0o440, "/etc/shadow": 0o640, "/etc/gshadow": 0o640}.get(plain, 0o644))
        for home in os.listdir(folder + "/home"):
            self.own(folder + "/home/" + home, home)
            for each in os.listdir(folder + "/home/" + home):
                self.own(folder + "/home/" + home + "/" + each, home)

    def table(self, name):
        with open(self.folder + "/etc/" + name) as lines:
            return {each.split(":")[0]: int(each.split(":")[2]) for each in lines if each.count(":") > 2}

    def own(self, path, owner):
        user, _, group = owner.partition(":")
        os.chown(path, self.table("passwd").get(user, 0), self.table("group").get(group or user, 0))

    def add(self, line):
        """One line of packages.md."""
        found = re.match(r"(user and group|group) (\S+) \((\d+)\)$", line)
        if found:
            kind, name, number = found.groups()
            if name not in self.table("group"):
                self.append("group", "%s:x:%s:" % (name, number))
                self.append("gshadow", "%s:!::" % name)
            if kind != "group" and name not in self.table("passwd"):
                self.append("passwd", "%s:x:%s:%s::/:/sbin/nologin" % (name, number, number))
                self.append("shadow", "%s:!!:17000::::::" % name)
            return
        found = re.match(r"directory (\S+)(?: mode (\d+))?(?: owner (\S+))?$", line)
        if found:
            self.directory(found.group(1), int(found.group(2) or "755", 8), found.group(3))
            return
        path, mode, text = re.match(r"file (\S+) mode (\d+): (.*)$", line).groups()
        self.directory(os.path.dirname(path), None, None)
        write(self.folder + path, ast.literal_eval(text), int(mode, 8))

    def directory(self, path, mode, owner):
        os.makedirs(self.folder + path, exist_ok=True)
        if mode:
            os.chmod(self.folder + path, mode)
        if owner:
            self.own(self.folder + path, owner)

    def append(self, table, line):
        with open(self.folder + "/etc/" + table, "a") as out:
            out.write(line + "\n")

    def like_host(self):
        for path, folders, _ in os.walk(self.folder):
            host = path[len(self.folder):] or "/"
            if host == "/" or host in ("/etc", "/home", "/usr", "/var", "/opt", "/usr/lib", "/usr/share", "/usr/bin", "/var/lib", "/var/log"):
                shutil.copystat(host, path)
