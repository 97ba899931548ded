// Style sheets are read as text; tools/steps/package.mjs makes it small.
declare module "*.css" {
  const text: string;
  export default text;
}
