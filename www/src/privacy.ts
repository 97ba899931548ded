// How everybody can check for themselves that nothing leaves the page.
import { h, refill } from "./dom";
import { type Both, pick } from "./language";

const HOW: Both = ["怎样自己核对", "How to check this yourself"];
const STEPS: readonly Both[] = [
  ["断开网络再检查：结果一样。打开本页之后，它不再需要网络。", "Switch the network off and check again: the result is the same. Once open, the page needs no network."],
  ["按 F12 查看“网络”：填写和检查时没有任何请求；“应用／存储”里没有您的资料。", "Press F12 and look at Network: filling in and checking makes no request. Under Application / Storage there is nothing of yours."],
  ["查看本页的 Content-Security-Policy：其中 connect-src 'none' 使浏览器拒绝本页对外连接。", "Read the page’s Content-Security-Policy: connect-src 'none' makes the browser refuse any connection from it."],
];

export function fillHow(place: HTMLElement): void {
  refill(place, h("p", {}, h("b", {}, pick(HOW))), h("ol", {}, ...STEPS.map((step) => h("li", {}, pick(step)))));
}
