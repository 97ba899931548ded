import { attach } from "beian-check/widget";
import overlay from "./overlay.json";

const $ = (selector) => document.querySelector(selector);

// For the tests, which judge by a fixed day; a real page leaves it out, and the day is today.
const today = new URLSearchParams(location.search).get("today") ?? undefined;

// The form that was there before: what each input stands for. Its lists hold the ministry's numbers, which are understood.
attach(
  $("#own"),
  {
    "#nature": "subject.nature",
    "#province": "region",
    "#certificate": "subject.certificate.number",
    "#mobile": "person.mobile",
    "#siteName": "site.name",
    "[name='domain[]']": "/sites/0/domains/*",
  },
  { overlays: [overlay], today, filing: { provider: { id: "shanhai-cloud" }, subject: { certificate: { kind: "resident-id" } } } },
);

$("#more").addEventListener("click", () => {
  const rows = $("#domains");
  const input = document.createElement("input");
  input.name = "domain[]";
  input.setAttribute("aria-label", `域名 ${rows.childElementCount + 1}`);
  rows.append(input);
  input.focus();
});

// The element: its own rules are a property.
const part = $("beian-check");
if (today !== undefined) part.setAttribute("today", today);
part.overlays = [overlay];

// Both forms only show what they would send.
for (const form of [$("#own"), $("#part")]) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    form.querySelector("output").textContent = JSON.stringify([...new FormData(form)]);
  });
}
