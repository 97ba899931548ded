// The worker's side: one checker, and whoever asks it.

import { BeianError, createChecker } from "beian-check";
import type { Checker, CheckerOptions } from "../types.js";
import { copyError, type Answer, type Call, type Port, type Start } from "./protocol.js";

type Method = (...given: unknown[]) => unknown;

export function serve(port: Port): void {
  let checker: Promise<Checker> | null = null;
  const answer = (said: Answer): void => port.post(said);
  const refuse = (id: number, error: unknown): void => {
    if (error instanceof BeianError) answer({ id, thrown: copyError(error) });
    else answer({ id, thrown: { code: "wasm-failed", message: String(error) } });
  };
  port.listen(async (message) => {
    if (checker === null) {
      checker = createChecker(message as Start as CheckerOptions);
      checker.then((made) => answer({ id: 0, value: methodsOf(made) }), (error: unknown) => refuse(0, error));
      return;
    }
    const { id, method, given } = message as Call;
    try {
      const target = (await checker) as unknown as Record<string, Method>;
      const values = given.map((argument) => (typeof argument === "object" && argument !== null ? (JSON.parse(argument.json) as unknown) : argument));
      answer({ id, value: target[method]?.(...values) });
    } catch (error) {
      refuse(id, error);
    }
  });
}

const methodsOf = (checker: Checker): string[] => Object.keys(checker);
