// As much of node:worker_threads as is used here, under a name of our own (tools/steps/package.mjs puts the real one in): the
// project needs no types of Node.js, and is not disturbed where a dependency brings them.
declare module "beian-check/node-threads" {
  export class Worker {
    constructor(script: URL);
    postMessage(message: unknown): void;
    on(event: string, job: (value: unknown) => void): this;
    ref(): void;
    unref(): void;
    terminate(): Promise<number>;
  }
  export const parentPort: Pick<Worker, "postMessage" | "on"> | null;
}
