"""Opens approvals as a marketer would and measures what a reviewer waits for in Tasklist. See approve.sh."""
import http.cookiejar
import json
import os
import re
import statistics
import sys
import time
import urllib.parse
import urllib.request

ENGINE = "/camunda/api/engine/engine/default"
MANY = int(os.environ.get("RONDO_APPROVALS", "1000"))
FEW = 10
GROUPS = ["review", "brand", "legal", "finance", "design"]
CALLS = 60


class Person:
    """Somebody who is logged in to Tasklist."""

    def __init__(self, base, name, password):
        self.base = base
        self.cookies = http.cookiejar.CookieJar()
        self.http = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        self.ask("/camunda/app/tasklist/default/")
        form = urllib.parse.urlencode({"username": name, "password": password}).encode()
        self.ask("/camunda/api/admin/auth/user/default/login/tasklist", form, "application/x-www-form-urlencoded")
        self.ask("/camunda/app/tasklist/default/")

    def ask(self, path, body=None, kind="application/json", accept="application/json"):
        request = urllib.request.Request(self.base + path, body, {"Accept": accept})
        if body is not None:
            request.add_header("Content-Type", kind)
        for cookie in self.cookies:
            if cookie.name == "XSRF-TOKEN":
                request.add_header("X-XSRF-TOKEN", cookie.value)
        with self.http.open(request, timeout=600) as answer:
            return answer.read()

    def json(self, path, body=None):
        return json.loads(self.ask(ENGINE + path, None if body is None else json.dumps(body).encode()))


def until(what, seconds=3600):
    end = time.time() + seconds
    while time.time() < end:
        found = what()
        if found:
            return found
        time.sleep(0.2)
    raise SystemExit("it did not come so far")


def logins(log, pid):
    """Name and first password of the demo staff, as Rondo prints them when it is ready."""
    if not os.path.exists(f"/proc/{pid}"):
        raise SystemExit("Rondo ended")
    text = open(log, encoding="utf-8").read()
    found = dict(re.findall(r"login: (marketer|designer|legal) / (\S+)", text))
    return found if len(found) == 3 else None


def five_reviewers(text):
    """The shipped table with five rows for every route: one group each, all at once."""
    rows = ""
    for number, group in enumerate(GROUPS, 1):
        values = ["1", '"parallel"', "5", f'"{group.capitalize()} review"', "", f'"{group}"', "true", '"all"', "16", "", ""]
        cells = "".join(
            f'<outputEntry id="Five_{number}_{i}"><text>{value}</text></outputEntry>' for i, value in enumerate(values))
        rows += (f'<rule id="Five_{number}"><description>Five reviewers.</description>'
                 f'<inputEntry id="Five_{number}_in"><text>"light", "standard", "full"</text></inputEntry>{cells}</rule>')
    start = text.index('<decision id="ApprovalStages"')
    end = text.index("</decision>", start)
    table = text[start:end]
    outputs = re.findall(r'<output [^>]*name="(\w+)"', table)
    assert outputs == ["stage", "order", "quorum", "duty", "reviewer", "group", "required", "covers", "dueHours",
                       "deputy", "escalation"], outputs
    table = re.sub(r"<rule .*</rule>", lambda _: rows, table, flags=re.S)
    return text[:start] + table + text[end:]


def save(designer, text):
    mark = "five-reviewers-boundary"
    part = ('Content-Disposition: form-data; name="{}"{}\r\n\r\n{}\r\n')
    body = f"--{mark}\r\n" + part.format("deployment-name", "", "five reviewers") + f"--{mark}\r\n" + part.format(
        "data", '; filename="ApprovalRoute.dmn"', text) + f"--{mark}--\r\n"
    designer.ask(ENGINE + "/deployment/create", body.encode(), f"multipart/form-data; boundary={mark}")


def start(marketer, number):
    brief = {"campaignName": f"Campaign {number}", "goal": "More visits", "offer": "Ten percent", "whyUs": "We fit",
             "audience": "recency = 1 and womens", "cellAssignment": "chance", "holdOutShare": 0, "responseWindowDays": 14,
             "budget": 100, "fixedCost": 20, "costPerEmail": 0.01, "currency": "EUR"}
    variables = {name: {"value": value} for name, value in brief.items()}
    cells = json.dumps([{"name": "A", "share": 100, "content": "autumn-offer"}])
    variables["cells"] = {"value": cells, "type": "Json"}
    marketer.json("/process-definition/key/CampaignLifecycle/submit-form", {"variables": variables})


def open_for(reviewer):
    return reviewer.json(f"/filter/{group_filter(reviewer)}/count")["count"]


def group_filter(reviewer):
    for one in reviewer.json("/filter?resourceType=Task"):
        if one["name"].startswith("My group"):
            return one["id"]
    raise SystemExit("no filter of the group")


class House:
    """A Rondo of its own, with a marketer, a designer and the reviewer whose list is measured."""

    def __init__(self, dmn, base, log, pid):
        passwords = until(lambda: logins(log, pid), 600)
        self.marketer, designer, self.reviewer = (
            Person(base, name, passwords[name]) for name in ("marketer", "designer", "legal"))
        save(designer, five_reviewers(open(dmn, encoding="utf-8").read()))
        self.path = f"{ENGINE}/filter/{group_filter(self.reviewer)}/list?firstResult=0&maxResults=15"

    def fill(self, wanted):
        for number in range(wanted):
            start(self.marketer, number)
        until(lambda: open_for(self.reviewer) >= wanted)

    def listed(self):
        """Milliseconds of a list, as Tasklist asks for its first page."""
        body = json.dumps({"sorting": [{"sortBy": "created", "sortOrder": "desc"}]}).encode()
        began = time.perf_counter()
        self.reviewer.ask(self.path, body, accept="application/hal+json")
        return (time.perf_counter() - began) * 1000


dmn = sys.argv[1]
few, many = House(dmn, *sys.argv[2:5]), House(dmn, *sys.argv[5:8])
few.fill(FEW)
began = time.time()
many.fill(MANY)
opened = time.time() - began
time.sleep(5)
# in turns, so that a busy machine slows both; the first third warms up
pairs = [(few.listed(), many.listed()) for _ in range(CALLS + CALLS // 2)][CALLS // 2:]
at_few, at_many = (statistics.median(times) for times in zip(*pairs))
print(json.dumps({
    "benchmark": "approve", "approvals": MANY, "reviewers_each": len(GROUPS), "open_tasks": MANY * len(GROUPS),
    "list_ms_at_10": round(at_few, 1), "list_ms": round(at_many, 1), "ratio": round(at_many / at_few, 2),
    "goal": "under 2", "seconds_to_open_them": round(opened, 1)}))
