// The tables as the package carries them for `beian-check/slim`: tools/steps/package.mjs makes one script of each.
declare module "beian-check/tables/*" {
  export function bytes(): Uint8Array<ArrayBuffer>;
}
