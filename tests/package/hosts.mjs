// What the tests of hostile hosts share: what is asked of a checker, and what libraries do to a page.

export const TODAY = "2026-11-22";
export const FILING = { region: "44", subject: { nature: "individual" }, sites: [{ name: "山间小屋导航", domains: ["shanjian.example"] }] };
const FOOT = ["<p>某某网 京ICP备12345678号</p>", { icpNumber: "京ICP备12345678号-1", region: "11", nature: "individual" }];
/** Each method once, and what it answers: the same from every entry. */
export const CALLS = [
  ["check", FILING],
  ["checkField", "site.name", "守株待兔", FILING],
  ["checkMany", [FILING, {}, FILING]],
  ["compareRegions", FILING],
  ["readCertificate", "resident-id", "11010519491231002X"],
  ["readIcpNumber", "京ICP备12345678号-1"],
  ["readPsbNumber", "京公网安备11010502000001号"],
  ["footer", FOOT[1]],
  ["checkFooter", ...FOOT],
  ["explainRefusal", "网站名称不符合要求"],
  ["rules"],
  ["regions"],
];

/** What scripts of others do to a page that still works: Prototype.js, MooTools, Zone.js and polyfills of old. */
export const LIBRARIES = `
  const real = { from: Array.from, map: Array.prototype.map, bind: Function.prototype.bind, Promise };
  // Prototype.js 1.6: everything has a toJSON that gives text, and lists have more methods, which a for…in meets.
  for (const holder of [Array.prototype, String.prototype, Number.prototype, Date.prototype]) holder.toJSON = function () { return "toJSON of " + String(this); };
  Object.prototype.extend = function () { return this; };
  Object.prototype.each = Array.prototype.each = function (job) { for (let i = 0; i < this.length; i++) job(this[i], i); };
  Array.prototype.map = function (job, self) { const out = []; for (let i = 0; i < this.length; i++) out.push(job.call(self, this[i], i, this)); return out; };
  Array.prototype.flatMap = undefined;
  Function.prototype.bind = function (self, ...given) { const fn = this; return function (...more) { return fn.apply(self, [...given, ...more]); }; };
  // Zone.js: the page's Promise is a class of its own.
  globalThis.Promise = class ZoneAwarePromise {
    #real;
    constructor(start) { this.#real = new real.Promise(start); }
    then(...jobs) { return new ZoneAwarePromise((done) => done(this.#real.then(...jobs))); }
    catch(job) { return this.then(undefined, job); }
    static resolve(value) { return new ZoneAwarePromise((done) => done(value)); }
  };
  // A clock that somebody has stopped.
  Date.now = () => NaN;`;
