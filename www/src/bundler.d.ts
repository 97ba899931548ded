// What the bundler adds: the addresses of a file of styles and of a worker's script, and the table of places (vite.config.mjs).
declare module "*.css?url" {
  const address: string;
  export default address;
}
declare module "*?worker&url" {
  const address: string;
  export default address;
}
declare module "virtual:places" {
  export const places: Record<string, string>;
}
