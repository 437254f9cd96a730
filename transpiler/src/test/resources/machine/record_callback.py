"""Notes what each task did, in the form of the recordings."""
import json

from ansible.plugins.callback import CallbackBase

FOLDER = "/machine/repository/"


class CallbackModule(CallbackBase):
    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "aggregate"
    CALLBACK_NAME = "record"
    CALLBACK_NEEDS_ENABLED = False

    def v2_runner_on_ok(self, result):
        self.note(result, "ok")

    def v2_runner_on_failed(self, result, ignore_errors=False):
        self.note(result, "failed")

    def v2_runner_on_skipped(self, result):
        self.note(result, "skipped")

    def v2_runner_on_unreachable(self, result):
        self.note(result, "failed")

    def note(self, result, status):
        task, said = result._task, result._result
        path = (task.get_path() or "").rsplit(":", 1)[0]
        entry = {"name": task.name or "", "module": task.action.split(".")[-1], **outcome(said, status)}
        if path.startswith(FOLDER + "roles/"):
            entry["file"] = path[len(FOLDER):]
            entry["role"] = entry["file"].split("/")[1]
        if task.loop is not None and "results" in said:
            entry["items"] = [{"item": each.get("item"), **outcome(each, "ok")} for each in said["results"]]
        if entry["module"] == "set_fact":
            every = [said] + [each for each in said.get("results") or [] if isinstance(each, dict)]
            entry["facts"] = {key: value for each in every for key, value in (each.get("ansible_facts") or {}).items()}
        if status == "failed":
            every = [said] + [each for each in said.get("results") or [] if isinstance(each, dict) and each.get("failed")]
            entry["said"] = "; ".join("%s %s" % (each.get("msg", ""), str(each.get("module_stderr", each.get("stderr", "")))[-600:]) for each in every)
        with open("/machine/tasks", "a") as out:
            out.write(json.dumps(entry, default=str) + "\n")


def outcome(said, status):
    if said.get("failed"):
        status = "failed"
    elif said.get("skipped") or status == "skipped":
        status = "skipped"
    elif said.get("changed"):
        status = "changed"
    given = said.get("invocation", {}).get("module_args") or {}
    dest = said.get("dest") or said.get("path") or given.get("dest") or given.get("path")
    found = {"status": status}
    if isinstance(dest, str):
        found["dest"] = dest
    if "cmd" in said:
        found["cmd"] = said["cmd"]
    return found
