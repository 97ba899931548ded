// What form libraries and component kits are helped with, each by itself; tests/examples has the real libraries.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { computed, reactive, ref } from "vue";
import { pathToFileURL } from "node:url";
import { at } from "../../tools/lib/root.mjs";
import { built } from "./support.mjs";

const { createChecker, toFormPath, toFormSchema, toHints, toRules, toTypedSchema } = await built();
const remote = await (await import(pathToFileURL(at("dist/worker.node.js")).href)).createChecker({ today: "2026-11-22" });
const checker = await createChecker({ today: "2026-11-22" });
after(() => (checker.dispose(), remote.dispose()));

const CONTEXT = { region: "44", subject: { nature: "individual" } };
const RISKY = "山间小屋商城";
const words = (field, value, context, verdict) => checker.checkField(field, value, context).filter((finding) => finding.verdict === verdict).map(({ message }) => message);

test("pointers as the paths of form libraries", () => {
  assert.equal(toFormPath("/sites/0/name"), "sites[0].name");
  assert.equal(toFormPath("/sites/0/domains/1", "brackets"), "sites[0].domains[1]");
  assert.equal(toFormPath("/sites/0/name", "dots"), "sites.0.name");
  assert.deepEqual(toFormPath("/sites/10/name", "array"), ["sites", 10, "name"]);
  assert.deepEqual(toFormPath("/a~1b/~0c/01", "array"), ["a/b", "~c", "01"]);
  assert.deepEqual([toFormPath(""), toFormPath("", "dots"), toFormPath("", "array")], ["", "", []]);
});

test("hints: errors, warnings and a correction; nothing for nothing, and never an exception for what was typed", () => {
  assert.deepEqual(toHints(checker, "person.certificate.number", "11010519491231002x"), { errors: ["末位的 x 要写成大写 X。"], warnings: [], fix: "11010519491231002X" });
  assert.deepEqual(toHints(checker, "site.name", RISKY, CONTEXT), { errors: [], warnings: words("site.name", RISKY, CONTEXT, "risk") });
  for (const value of ["", undefined, null, 5, {}]) assert.deepEqual(toHints(checker, "site.name", value, CONTEXT), { errors: [], warnings: [] });
  assert.deepEqual(toHints(checker, "site.name", "山".repeat(5000)), { errors: ["文本超过 4096 个字符。"], warnings: [] });
  assert.deepEqual([toHints(null, "site.name", "山"), toHints(undefined, "site.name", "山")], Array(2).fill({ errors: [], warnings: [] }));
  // A correction for another field is none for this one.
  assert.ok(checker.checkField("subject.address", "深圳", CONTEXT).some(({ fixPath }) => fixPath !== undefined));
  assert.equal("fix" in toHints(checker, "subject.address", "深圳", CONTEXT), false);
  // What the program did wrong is the program's to hear.
  assert.throws(() => toHints(checker, "site.colour", "x"), { code: "bad-field" });
  assert.throws(() => toHints(checker, "site.name", "x", { region: 5 }), { code: "bad-filing" });
});

/** What a kit's rule says: the message, or null. */
const SAYS = {
  "ant-design": (rule, value) => rule.validator({}, value).then(() => null, (error) => error.message),
  "element-plus": (rule, value) => new Promise((done) => rule.validator({}, value, (error) => done(error?.message ?? null))),
  vant: (rule, value) => rule.validator(value).then((answer) => (answer === true ? null : answer)),
};

for (const [kit, says] of Object.entries(SAYS)) {
  test(`${kit}: rejects stop, risks warn where the kit warns, empty passes`, async () => {
    for (const from of [checker, remote]) {
      let asked = 0;
      const rules = toRules(from, "site.name", () => ((asked += 1), CONTEXT), kit);
      assert.deepEqual(rules.map(({ warningOnly = false }) => warningOnly), kit === "ant-design" ? [false, true] : [false]);
      const [rule, warns] = rules;
      assert.equal(await says(rule, "山间"), words("site.name", "山间", CONTEXT, "reject").join(" "));
      assert.equal(await says(rule, RISKY), null);
      if (warns) assert.equal(await says(warns, RISKY), words("site.name", RISKY, CONTEXT, "risk").join(" "));
      assert.equal(asked, warns ? 3 : 2);
      for (const one of rules) for (const value of ["", undefined, null, 5]) assert.equal(await says(one, value), null);
      assert.equal(await says(rule, "山".repeat(5000)), "文本超过 4096 个字符。");
    }
    assert.deepEqual([toRules(null, "site.name", CONTEXT, kit), toRules(undefined, "site.name", CONTEXT, kit)], [[], []]);
  });

  test(`${kit}: a rule never breaks the form: what the program did wrong is reported, and passes`, async () => {
    const reported = [];
    globalThis.reportError = (error) => reported.push(error.code ?? error.message);
    try {
      for (const from of [checker, remote]) {
        assert.equal(await says(toRules(from, "site.name", { region: 5 }, kit)[0], "山间"), null);
        assert.equal(await says(toRules(from, "site.name", () => { throw new Error("mine"); }, kit)[0], "山间"), null);
        assert.equal(await says(toRules(from, "site.colour", {}, kit)[0], "山间"), null);
      }
      assert.deepEqual(reported, ["bad-filing", "mine", "bad-field", "bad-filing", "mine", "bad-field"]);
      // Left while it was waiting: nobody's mistake.
      const gone = await createChecker();
      gone.dispose();
      assert.equal(await says(toRules(gone, "site.name", {}, kit)[0], "山间"), null);
      assert.equal(reported.length, 6);
    } finally {
      delete globalThis.reportError;
    }
  });
}

test("Ant Design fills in ${…} in messages: what somebody typed is not filled in", async () => {
  const quoting = await createChecker({ today: "2026-11-22", messages: { "site-name/only-latin": "名称里有 ${name} 和 $x" } });
  const message = await SAYS["ant-design"](toRules(quoting, "site.name", CONTEXT)[0], "${name}");
  // The kit's own way of filling in (@rc-component/form, validateUtil).
  const filled = message.replace(/\\?\$\{\w+\}/g, (text) => (text.startsWith("\\") ? text.slice(1) : "filled in"));
  assert.equal(filled, "名称里有 ${name} 和 $x");
  quoting.dispose();
});

const PLACES = { region: "region", nature: "subject.nature", name: "site.name", "owner.mobile": "person.mobile", "domains.0": "/sites/0/domains/0" };
const filing = ({ region, nature, name, owner, domains }) => ({ region, subject: { nature }, principal: owner, sites: [{ name, domains }] });
const GOOD = { region: "44", nature: "individual", name: "山间小屋手记", owner: { mobile: "13958172436" }, domains: ["example.cn"] };

test("a form's schema: what is refused and what is missing, at the form's own names", async () => {
  const { version, vendor, validate } = toFormSchema(checker, PLACES, filing)["~standard"];
  assert.deepEqual([version, vendor], [1, "beian-check"]);
  assert.deepEqual(validate(GOOD), { value: GOOD });
  const at = (values) => Object.fromEntries((validate({ ...GOOD, ...values }).issues ?? []).map(({ path, message }) => [path.join("/"), message]));
  assert.deepEqual(at({ name: "山间" }), { name: words("site.name", "山间", CONTEXT, "reject")[0] });
  assert.deepEqual(at({ name: RISKY }), {}, "a risk is no issue");
  assert.deepEqual(at({ region: "", owner: { mobile: "" } }), { region: "请选择备案地区。", "owner/mobile": "请填写负责人本人的手机号码，核验短信会发到这里。" });
  assert.deepEqual(validate({ ...GOOD, owner: { mobile: "x" } }).issues[0].path, ["owner", "mobile"]);
  assert.deepEqual(validate({ ...GOOD, domains: ["x"] }).issues[0].path, ["domains", 0]);
  assert.deepEqual(validate({ ...GOOD, domains: [] }).issues.map(({ path }) => path), [["domains", 0]], "an empty list is asked for where its first item would be");
  assert.deepEqual(at({ name: "山".repeat(5000) }), { name: "文本超过 4096 个字符。" });
  assert.equal(validate("x").issues.length, 1);
  assert.throws(() => validate({ ...GOOD, region: 5 }), { code: "bad-filing" });
  assert.deepEqual(toFormSchema(null, PLACES, filing)["~standard"].validate({}), { value: {} });
});

test("a form's schema from a worker: the same, later", async () => {
  const [here, there] = [checker, remote].map((from) => toFormSchema(from, PLACES, filing)["~standard"].validate);
  for (const values of [GOOD, { ...GOOD, name: "山间", region: "" }, { ...GOOD, name: "山".repeat(5000) }]) assert.deepEqual(await there(values), here(values));
  await assert.rejects(async () => there({ ...GOOD, region: 5 }), { code: "bad-filing" });
});

test("VeeValidate's typed schema: of a field, and of a form with its paths", async () => {
  const field = toTypedSchema(checker.schema("site.name", CONTEXT));
  assert.equal(field.__type, "VVTypedSchema");
  assert.deepEqual(await field.parse("山间小屋手记"), { value: "山间小屋手记", errors: [] });
  assert.deepEqual(await field.parse("山间"), { errors: [{ errors: words("site.name", "山间", CONTEXT, "reject") }] });
  const form = toTypedSchema(toFormSchema(checker, PLACES, filing));
  assert.deepEqual(await form.parse(GOOD), { value: GOOD, errors: [] });
  const { errors } = await form.parse({ ...GOOD, owner: { mobile: "x" }, domains: ["x"] });
  assert.deepEqual(errors.map(({ path }) => path).sort(), ["domains[0]", "owner.mobile"]);
});

test("in Vue's ref, reactive and computed a checker is itself, and a reactive filing is read", () => {
  const context = reactive(CONTEXT);
  const right = words("site.name", "山间", CONTEXT, "reject");
  for (const one of [ref(checker).value, reactive({ checker }).checker, computed(() => checker).value]) {
    assert.equal(one, checker);
    assert.deepEqual(toHints(one, "site.name", "山间", context).errors, right);
  }
});
