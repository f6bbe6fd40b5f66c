// Looks through the texts off the main thread: an expression of a person's own may take for ever, and the worker can be ended.

import { expose } from 'comlink';
import { compile, type Found, type SearchQuery } from '../../core/search/search.ts';

export type SearchAnswer =
  /** By text, in order. */
  | { readonly found: readonly (readonly Found[])[] }
  | { readonly refused: 'empty' | 'regexp'; readonly reason: string }
  | { readonly refused: 'unfetched' };

const worker = {
  /** It has been fetched. */
  ready: (): boolean => true,
  async search(query: SearchQuery, texts: readonly string[]): Promise<SearchAnswer> {
    const scripts = query.anyScript ? await import('opencc-js/t2cn').catch(() => null) : undefined;
    if (scripts === null) return { refused: 'unfetched' };
    const compiled = compile(query, scripts?.Converter({ from: 't', to: 'cn' }));
    return 'pattern' in compiled ? { found: texts.map((text) => compiled.pattern.all(text)) } : compiled;
  },
};
export type SearchWorker = typeof worker;

expose(worker);
