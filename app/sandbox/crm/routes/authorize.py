"""The consent page: a tester chooses who installs the app, and in which sub-accounts."""

from urllib.parse import parse_qs, urlencode

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.sandbox.crm.errors import CrmError
from app.sandbox.crm.routes.bearer import crm_of
from app.sandbox.crm.state import Crm

_PAGE = Environment(autoescape=True).from_string("""<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Install app</title>
<style>body{font:16px system-ui;max-width:36rem;margin:3rem auto}label{display:block;margin:.3rem 0}</style>
{% if problem %}<h1>The app cannot be installed</h1><p role="alert">{{ problem }}</p>
{% else %}<h1>Install the app</h1>
<form method="post" action="?{{ query }}">
<label>Sign in as <select name="user">
{% for user in users %}<option value="{{ user.id }}">{{ user.name }} ({{ user.type }})</option>{% endfor %}
</select></label>
<fieldset><legend>Sub-accounts</legend>
{% for location in locations %}<label><input type="checkbox" name="location" value="{{ location.id }}">
{{ location.name }}</label>{% endfor %}
<label><input type="checkbox" name="all" value="yes"> All sub-accounts</label>
<label><input type="checkbox" name="future" value="yes"> Also future sub-accounts</label></fieldset>
<p>The app asks for: {{ scope }}</p>
<button name="decision" value="allow">Allow and install</button>
<button name="decision" value="cancel">Cancel</button></form>{% endif %}</html>""")


async def choose_location(request: Request) -> Response:
    """GET and POST /v2/oauth/chooselocation: ask, then redirect with `code` and the `state` that came."""
    crm, query = crm_of(request), dict(request.query_params)
    if problem := _problem(crm, query):
        return HTMLResponse(_PAGE.render(problem=problem), 400)
    if request.method == "GET":
        users, locations = crm.users.values(), crm.locations.values()
        page = _PAGE.render(query=urlencode(query), users=users, locations=locations, scope=query["scope"])
        return HTMLResponse(page)
    form = parse_qs((await request.body()).decode(errors="replace"))
    redirect_uri = query["redirect_uri"]
    if form.get("decision") == ["cancel"]:
        answer = {"error": "access_denied", "error_description": "The user declined"}
        answer |= {"state": query["state"]} if "state" in query else {}
        return RedirectResponse(f"{redirect_uri}?{urlencode(answer)}", 302)
    try:
        code = _approve(crm, form, query)
    except CrmError as refusal:
        return HTMLResponse(_PAGE.render(problem=str(refusal)), 400)
    return RedirectResponse(crm.app.callback_url(code, query.get("state"), redirect_uri), 302)


def _approve(crm: Crm, form: dict[str, list[str]], query: dict[str, str]) -> str:
    user = crm.users.get(form.get("user", [""])[0])
    if user is None:
        raise CrmError(400, "Choose who signs in")
    everywhere = user.locations or user.agency.locations
    chosen = everywhere if "all" in form else [crm.location(id) for id in form.get("location", [])]
    return crm.approve(user, chosen, future="future" in form, scope=query["scope"], redirect_uri=query["redirect_uri"])


def _problem(crm: Crm, query: dict[str, str]) -> str | None:
    if query.get("client_id") != crm.app.client_id:
        return f"error.noAppVersionIdFound: no integration found with the id {query.get('client_id')}"
    version = query.get("version_id")
    if version != crm.app.version_id and (version or crm.app.draft):
        return f"error.noAppVersionIdFound: no integration found with the id {version}"
    if query.get("response_type") != "code":
        return "response_type must be code"
    if query.get("redirect_uri") not in crm.app.redirect_uris:
        return "redirect_uri is not one of the app's redirect addresses"
    if not query.get("scope") or set(query["scope"].split()) - set(crm.app.scopes.split()):
        return "This integration cannot be added, please contact the developer!"
    return None
