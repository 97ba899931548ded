// `npm start`: everything that is missing is installed, everything that is stale is built, and the page is served.

import { at } from "./lib/root.mjs";
import { command, heading, line, Stop } from "./lib/say.mjs";
import { setUpBuild } from "./setup/index.mjs";
import { serve } from "./serve.mjs";

await command(async () => {
  heading("准备", "setting up");
  await setUpBuild();
  heading("构建", "building");
  const { build } = await import("./build.mjs");
  await build("page");
  const wanted = Number(process.env.PORT ?? 0);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65535) {
    throw new Stop("PORT 应为 0 到 65535 之间的整数。", "PORT must be a whole number between 0 and 65535.");
  }
  const { address } = await serve(at("www/dist"), { port: wanted }).catch((error) => {
    throw new Stop(`端口 ${wanted} 用不了：${error.code}。换一个 PORT，或不设。`, `Port ${wanted} cannot be used: ${error.code}. Set another PORT, or none.`);
  });
  heading("打开这个网址", "open this address");
  console.log(`\n    ${address}\n`);
  line("按 Ctrl+C 停止", "Ctrl+C stops it");
  return undefined;
});
