// The page's end of the line to its worker: questions that are answered, and progress that comes by itself.
import address from "./worker.ts?worker&url";
import { ofOurs } from "../trusted";
import type { Answer, Ask, Given, Progress, Reply } from "./protocol";

interface Waiting {
  done(answer: unknown): void;
  fail(error: Error): void;
}

export class Link {
  readonly ready: Promise<void>;
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private next = 1;

  constructor(private readonly heard: (progress: Progress) => void) {
    this.worker = new Worker(ofOurs(address), { type: "module" });
    this.ready = new Promise((done, fail) => {
      this.worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
        if ("ready" in data) done();
        else if ("progress" in data) this.heard(data.progress);
        else this.answered(data);
      });
      this.worker.addEventListener("error", () => {
        fail(new Error("worker"));
        for (const { fail } of this.waiting.values()) fail(new Error("worker"));
        this.waiting.clear();
      });
    });
  }

  ask<A extends Ask>(ask: A, given: Given<A>): Promise<Answer<A>> {
    const id = this.next++;
    return new Promise((done, fail) => {
      this.waiting.set(id, { done: done as (answer: unknown) => void, fail });
      this.worker.postMessage({ id, ask, given });
    });
  }

  private answered(reply: Exclude<Reply, { progress: Progress } | { ready: true }>): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if ("error" in reply) waiting?.fail(new Error(reply.error));
    else waiting?.done(reply.answer);
  }
}
