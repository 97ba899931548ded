// What the bundler adds: the address of a file of styles, and the table of places (vite.config.mjs).
declare module "*.css?url" {
  const address: string;
  export default address;
}
declare module "virtual:places" {
  export const places: Record<string, string>;
}
