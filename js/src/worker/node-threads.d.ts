// As much of node:worker_threads as is used here, so that the project needs no types of Node's.
declare module "node:worker_threads" {
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
