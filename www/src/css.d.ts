// The address of a file of styles, as the bundler names it.
declare module "*.css?url" {
  const address: string;
  export default address;
}
