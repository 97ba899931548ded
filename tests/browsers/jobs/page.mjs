// The page's main job and its other views, with real keys and presses.

import assert from "node:assert/strict";
import { csv, HEAD, row } from "../../page/support/tables.mjs";
import { faults, pageOn } from "../site.mjs";

const IN_2020 = "2020-10-01T09:00:00+08:00";
const IN_2026 = "2026-11-22T09:00:00+08:00";

async function on(browser, today, work, path = "") {
  const { address, stop } = await pageOn(`page-${browser.name}`, today);
  try {
    const page = await browser.open(address + path);
    await page.until(() => document.body?.dataset.engine === "ready");
    await work(page);
    assert.deepEqual(await faults(page), []);
  } finally {
    await stop();
  }
}

const field = (pointer) => `[data-field="${pointer}"]`;
const finding = (pointer, rule) => `${field(pointer)} .finding[data-rule="${rule}"]`;
const gone = (page, selector) => page.until((which) => !document.querySelector(which), selector);
const focused = (page) => page.evaluate(() => document.activeElement.id);

async function example(page, nth) {
  await page.click("#examples");
  await page.click(`.menu-item:nth-of-type(${nth})`);
}
async function view(page, name) {
  await page.evaluate((hash) => { location.hash = hash; }, name);
  await page.wait(`.view-${name}`);
}

/** Types what is wrong, takes what is offered, and looks at the result: also done with the page as a file from the disk. */
export async function mainJob(page) {
  await page.choose(`${field("/region")} select`, "44");
  await page.click(`${field("/$nature")} label`, "个人");
  await page.type("#f-sites-0-name", "山间小屋商城");
  await page.press("Tab");
  await page.wait(finding("/sites/0/name", "site-name/region-word"), "必改");
  assert.deepEqual(await page.texts(`${field("/sites/0/name")} mark`), ["商城"]);
  await page.type("#f-subject-address", "广东省深圳市南山区桃源街道塘朗村");
  await page.press("Tab");
  await page.click(`${finding("/subject/address", "address/no-door-number")} .fix`);
  await gone(page, finding("/subject/address", "address/no-door-number"));
  for (let presses = 0; presses < 2; presses++) await page.press("Backspace"); // the remark has the focus; nothing of the name goes
  await page.click("#f-sites-0-name");
  await page.press("End", "Backspace", "Backspace");
  await page.keys("手记");
  await gone(page, finding("/sites/0/name", "site-name/region-word"));
  await page.click("button.check");
  await page.wait("#results .items li");
}

export const pages = [
  { what: ["网页：填写、提示、标出、一键修正、检查结果", "the page: filling in, messages, marks, corrections, the result"], work: ({ browser }) => on(browser, IN_2020, mainJob) },
  {
    what: ["网页：只用键盘", "the page: by keyboard alone"],
    work: ({ browser }) =>
      on(browser, IN_2020, async (page) => {
        const tabTo = async (id) => {
          for (let presses = 0; presses < 80; presses++) {
            if ((await focused(page)) === id) return;
            await page.press("Tab");
          }
          assert.fail(`${id} is not reached by Tab`);
        };
        await tabTo("f-subject-name");
        await page.keys("周");
        await tabTo("f-sites-0-domains-0-name");
        await page.keys("https://shanjian.example");
        await page.press("Tab");
        await page.wait(`${field("/sites/0/domains/0/name")} .finding`);
        await page.press("Shift+Tab");
        for (let presses = 0; presses < 4 && !(await page.evaluate(() => document.activeElement.matches(".fix"))); presses++) await page.press("Shift+Tab");
        await page.press("Enter");
        assert.equal(await page.value("#f-sites-0-domains-0-name"), "shanjian.example");
      }),
  },
  {
    what: ["后续步骤：材料、短信核验、时间", "next steps: papers, codes by SMS, dates"],
    work: ({ browser }) =>
      on(browser, IN_2026, async (page) => {
        await example(page, 1);
        await view(page, "plan");
        await page.wait(".view-plan .way li");
        assert.match((await page.texts(".view-plan .view-lead"))[0], /^现在：.+；接下来：.+。$/);
      }),
  },
  {
    what: ["页脚代码：生成与检查", "the footer's code: made and checked"],
    work: ({ browser }) =>
      on(browser, IN_2026, async (page) => {
        await view(page, "footer");
        await page.type("#footer-icpNumber", "粤ICP备12345678号-1");
        await page.wait(".footer-made code", "https://beian.miit.gov.cn/");
        await page.click("#footer-page");
        await page.keys("<p><a href='http://miit.gov.cn'>粤ICP备12345678号-1</a></p>");
        await page.wait(".view-footer .finding");
      }),
  },
  {
    what: ["退回原因：读懂并指到字段", "a refusal's text: read, and led to its fields"],
    work: ({ browser }) =>
      on(browser, IN_2026, async (page) => {
        await example(page, 1);
        await view(page, "refusal");
        await page.click("#refusal-text");
        await page.keys("域名持有者与主办者不一致，请修改。");
        await page.wait(".refusal-says", "读出 1 条原因");
        await page.click(".reason-places button");
        await page.until(() => document.querySelector(".led")?.contains(document.activeElement));
      }),
  },
  {
    what: ["逐项复制：进入剪贴板", "handing over: each value into the clipboard"],
    work: ({ browser }) =>
      on(browser, IN_2026, async (page) => {
        await example(page, 1);
        await page.click("#file");
        await page.click(".menu-item", "逐项复制");
        await page.wait("dialog.hand");
        await page.press("Enter");
        await page.wait(".hand-row.copied");
        await page.press("Escape");
        await gone(page, "dialog.hand");
        await page.click("#f-subject-remark");
        await page.press("Control+a", "Control+v");
        await page.until(() => document.querySelector("#f-subject-remark").value === "广东省");
      }),
  },
  {
    what: ["批量检查：表格在后台线程里检查", "many filings: a table, checked off the main thread"],
    work: ({ browser }) =>
      on(browser, "", async (page) => {
        const text = csv([HEAD, ...Array.from({ length: 40 }, (_, n) => row(n))]).toString("utf8");
        await page.evaluate((table) => {
          const files = new DataTransfer();
          files.items.add(new File([table], "名册.csv", { type: "text/csv" }));
          const input = document.querySelector("#file");
          input.files = files.files;
          input.dispatchEvent(new Event("change", { bubbles: true }));
        }, text);
        await page.wait(".run h2", "检查完毕：40 行");
        await page.click(".list tr[aria-rowindex='2']");
      }, "batch.html"),
  },
  {
    what: ["英文界面", "in English"],
    work: ({ browser }) =>
      on(browser, IN_2020, async (page) => {
        await page.click("#language");
        await page.until(() => document.documentElement.lang === "en");
        await page.type("#f-sites-0-name", "山间");
        await page.press("Tab");
        await page.wait(`${field("/sites/0/name")} .finding p`, "Must change");
      }),
  },
];
