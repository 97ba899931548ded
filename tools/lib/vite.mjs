// Vite's build, which leaves NODE_ENV=production behind in our process: npm, run later, would then leave out what is only for
// development, from an install as from a list.

/** As vite's own `build`; the environment is afterwards as it was. */
export async function viteBuild(settings) {
  const { NODE_ENV } = process.env;
  const { build } = await import("vite");
  try {
    return await build(settings);
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}
