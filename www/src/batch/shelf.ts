// Everything that is known of every filing, put away compressed: 100,000 of them take some 30 MB instead of 400. A few hundred lie
// together, and those that were looked at last stay open.

const TOGETHER = 256;
const FORMAT = "gzip";

export class Shelf<T> {
  #open: T[] = [];
  readonly #packs: (Promise<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer>)[] = [];
  #last: { pack: number; items: T[] } | null = null;

  /** Waits where packing has not kept up. */
  async put(item: T): Promise<void> {
    this.#open.push(item);
    if (this.#open.length < TOGETHER) return;
    const at = this.#packs.length;
    const packed = pack(JSON.stringify(this.#open));
    this.#open = [];
    this.#packs.push(packed);
    this.#packs[at] = await packed;
  }

  async get(at: number): Promise<T> {
    return (await this.#pack(Math.floor(at / TOGETHER)))[at % TOGETHER] as T;
  }

  /** Everything, as many at a time as lie together. */
  async *all(): AsyncGenerator<readonly T[]> {
    for (let at = 0; at <= this.#packs.length; at++) yield await this.#pack(at);
  }

  async #pack(at: number): Promise<T[]> {
    const packed = this.#packs[at];
    if (packed === undefined) return this.#open;
    if (this.#last?.pack !== at) this.#last = { pack: at, items: JSON.parse(await unpack(await packed)) as T[] };
    return this.#last.items;
  }
}

const can = typeof CompressionStream === "function";

async function pack(text: string): Promise<Uint8Array<ArrayBuffer>> {
  if (!can) return new TextEncoder().encode(text);
  return new Uint8Array(await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream(FORMAT))).arrayBuffer());
}

async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  if (!can) return new TextDecoder().decode(bytes);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream(FORMAT))).text();
}
