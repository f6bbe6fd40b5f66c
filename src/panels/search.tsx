// 查改: looks for words over the whole issue and replaces those that are ticked. Every hit is shown as it will read.

import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { Button } from '../components/Button.tsx';
import { Tick } from '../components/Choice.tsx';
import { Key } from '../components/Key.tsx';
import { Rows } from '../components/Rows.tsx';
import { around, blocks, titleOf } from '../core/document/queries.ts';
import { isLatin, slice } from '../core/document/text.ts';
import type { Hit } from '../core/search/replace.ts';
import type { DeskEditor } from '../editor/desk-editor.ts';
import {
  foundIn,
  type FoundHit,
  goToHit,
  replaceTicked,
  setFound,
  setTicks,
  showFound,
} from '../editor/found.ts';
import { keyLabel } from '../editor/keys.ts';
import { useText } from '../i18n/index.ts';
import { usePaper, useSetPaper } from '../store/queries.ts';
import { noLists } from '../core/checks/lists.ts';
import { paperIn, useDesk, useDeskState } from './desk.ts';
import { type Scope, scopes, useSearch } from './search/query.ts';
import { search } from './search/search-client.ts';
import styles from './search/search.module.css';

const rowHeight = 54;
/** The list takes so many; more are more than anybody ticks. */
const mostHits = 10_000;
/** Milliseconds after the last change of the text until it is searched again. */
const pause = 300;
/** UTF-16 code units shown before and behind a hit. */
const context = 14;

const hitsIn = (state: DeskEditor['state']): ReturnType<typeof foundIn> => foundIn(state);

export function Search() {
  const { t } = useText();
  const { editor } = useDesk();
  const query = useSearch();
  const { find, replace, regexp, anyWidth, anyScript, anyCase, scope, called, replacing, said, set } = query;
  const found = useDeskState(hitsIn);
  const field = useRef<HTMLInputElement>(null);
  const instead = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    editor.dispatch(showFound(editor.state.tr, true));
    return () => {
      if (!editor.view.isDestroyed) editor.dispatch(showFound(editor.state.tr, false));
    };
  }, [editor]);

  useEffect(() => {
    if (!called) return;
    field.current?.focus();
    field.current?.select();
    // once: the panel is there again when another person sits down, and the caret is in the text then
    set({ called: false });
  }, [called, set]);

  const look = useCallback(
    async function again(): Promise<void> {
      const places = placesIn(editor, scope);
      const answer = await search(
        { find, replace, regexp, anyWidth, anyScript, anyCase },
        places.map(({ text }) => text),
      );
      if (answer === null || editor.view.isDestroyed) return;
      if ('refused' in answer) {
        editor.dispatch(setFound(editor.state.tr, []));
        set({
          said:
            answer.refused === 'empty'
              ? null
              : { code: answer.refused, params: 'reason' in answer ? { reason: answer.reason } : {} },
        });
        return;
      }
      // typed on while the worker looked: the places are those of then
      const now = new Map(blocks(editor.state.doc).map(({ node, pos }) => [node, pos + 1]));
      // what was changed meanwhile was looked at as it was before
      if (places.some(({ node }) => !now.has(node))) return again();
      const hits = answer.found.flatMap((all, i): Hit[] => {
        const place = places[i];
        const start = place && now.get(place.node);
        if (!place || start === undefined) return [];
        return all.map(({ from, to, put }) => ({
          from: start + from,
          to: start + to,
          actual: place.text.slice(from, to),
          put,
        }));
      });
      editor.dispatch(setFound(editor.state.tr, hits.slice(0, mostHits)));
      set({ said: hits.length > mostHits ? { code: 'most', params: { count: mostHits } } : null });
    },
    [editor, find, replace, regexp, anyWidth, anyScript, anyCase, scope, set],
  );

  /** The search that runs: who presses Enter before it is over means what it will find. */
  const looking = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    looking.current = look();
  }, [look]);

  // who types, undoes or takes a colleague's change in sees the places of now
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = (): void => {
      if (editor.view.isDestroyed || foundIn(editor.state).fresh) return;
      if (editor.view.composing) timer = setTimeout(again, pause);
      else looking.current = look();
    };
    const stop = editor.subscribe((tr) => {
      if (!tr.docChanged) return;
      clearTimeout(timer);
      timer = setTimeout(again, pause);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [editor, look]);

  const { hits, off, at, fresh } = found;
  const ticked = hits.length - off.size;
  const toggle = ({ id }: FoundHit): void => {
    const next = new Set(off);
    if (!next.delete(id)) next.add(id);
    editor.dispatch(setTicks(editor.state.tr, next));
  };
  const all = (): void =>
    editor.dispatch(
      setTicks(editor.state.tr, off.size === 0 ? new Set(hits.map(({ id }) => id)) : new Set()),
    );
  const go = (by: 1 | -1 | 0): void => {
    const now = foundIn(editor.state);
    const here = now.hits.findIndex(({ id }) => id === now.at);
    const next = now.hits[here < 0 ? 0 : (here + by + now.hits.length) % now.hits.length];
    if (next) goToHit(editor, next);
  };
  /** Goes on when the search is over; a text that changed since is searched again first. Who is back in the text by then is left where they type. */
  const goWhenFound = async (by: 1 | -1): Promise<void> => {
    await overAt(looking);
    if (!foundIn(editor.state).fresh || useSearch.getState().said?.code === 'unfetched') await look();
    if (panel.current?.contains(document.activeElement)) go(by);
  };
  const put = (): void => {
    if (ticked === 0 || find === '') return;
    // who only looked for something has not asked that it goes: the field for what comes instead is next
    if (!replacing) {
      instead.current?.focus();
      return;
    }
    void putWhenFound();
  };
  /**
   * The hits carry what comes in their place as it stood when they were looked for: it is waited until the last search is
   * over, or half a word would be put. Nothing is put where that search ticked other places than those that were shown.
   */
  const putWhenFound = async (): Promise<void> => {
    const shown = tickedPlaces(editor.state);
    await overAt(looking);
    if (editor.view.isDestroyed || tickedPlaces(editor.state) !== shown) return;
    const { done, locked, changed } = replaceTicked(editor, find);
    await look();
    set({
      said: {
        code: locked + changed > 0 ? 'doneBut' : 'done',
        params: { count: done, left: locked + changed },
      },
    });
  };

  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const inField = event.target instanceof HTMLInputElement && event.target.type === 'text';
    const done = (run: () => void): void => {
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    if (event.key === 'Escape') done(() => editor.focus());
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) done(put);
    else if (event.altKey || event.ctrlKey || event.metaKey) return;
    else if (event.key === 'Enter' && inField) done(() => void goWhenFound(event.shiftKey ? -1 : 1));
    else if (event.key === 'ArrowDown' && (inField || inList(event)))
      done(() => {
        if (inField) list.current?.querySelector<HTMLElement>('[role="region"]')?.focus();
        go(at === null ? 0 : 1);
      });
    else if (event.key === 'ArrowUp' && inList(event)) done(() => go(-1));
    else if (event.key === ' ' && inList(event))
      done(() => {
        const one = hits.find(({ id }) => id === at);
        if (one) toggle(one);
      });
    else if (event.key === 'Enter' && inList(event)) done(() => editor.focus());
  };
  const inList = (event: KeyboardEvent): boolean =>
    list.current !== null && event.target instanceof Node && list.current.contains(event.target);

  return (
    <div
      ref={panel}
      className={styles['panel']}
      onKeyDown={keys}
      role="search"
      aria-label={t('desk:search.title')}
    >
      <div className={styles['fields']}>
        <label htmlFor="search-find">{t('desk:search.find')}</label>
        <input
          id="search-find"
          ref={field}
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={find}
          onChange={({ target }) => set({ find: target.value })}
        />
        <label htmlFor="search-replace">{t('desk:search.replace')}</label>
        <input
          id="search-replace"
          ref={instead}
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={replace}
          placeholder={t('desk:search.nothing')}
          onFocus={() => set({ replacing: true })}
          onChange={({ target }) => set({ replace: target.value })}
        />
      </div>
      <div className={styles['how']}>
        <Tick checked={regexp} onChange={(on) => set({ regexp: on })}>
          {t('desk:search.regexp')}
        </Tick>
        <Tick checked={anyWidth && !regexp} disabled={regexp} onChange={(on) => set({ anyWidth: on })}>
          {t('desk:search.anyWidth')}
        </Tick>
        <Tick checked={anyScript && !regexp} disabled={regexp} onChange={(on) => set({ anyScript: on })}>
          {t('desk:search.anyScript')}
        </Tick>
        <Tick checked={anyCase} onChange={(on) => set({ anyCase: on })}>
          {t('desk:search.anyCase')}
        </Tick>
        <select
          aria-label={t('desk:search.scope')}
          value={scope}
          onChange={({ target }) => set({ scope: scopes.find((one) => one === target.value) ?? 'issue' })}
        >
          {scopes.map((one) => (
            <option key={one} value={one}>
              {t(`desk:search.in.${one}`)}
            </option>
          ))}
        </select>
      </div>
      <p className={styles['said']} role="status">
        {said
          ? t(`desk:search.said.${said.code}`, said.params)
          : find === ''
            ? t('desk:search.empty')
            : fresh
              ? t('desk:search.count', { count: hits.length, ticked })
              : t('desk:search.stale', { count: hits.length, ticked })}
      </p>
      <div ref={list} className={styles['list']}>
        {hits.length > 0 && (
          <Rows
            items={hits}
            rowHeight={rowHeight}
            label={t('desk:search.list')}
            top={Math.max(0, hits.findIndex(({ id }) => id === at) - 2)}
            keyOf={({ id }) => String(id)}
            render={(hit) => (
              <Row
                hit={hit}
                editor={editor}
                here={hit.id === at}
                ticked={!off.has(hit.id)}
                replacing={replacing}
                onTick={() => toggle(hit)}
                onGo={() => goToHit(editor, hit)}
              />
            )}
          />
        )}
      </div>
      <div className={styles['foot']}>
        <Button onClick={all} disabled={hits.length === 0}>
          {t(off.size === 0 ? 'desk:search.none' : 'desk:search.all')}
        </Button>
        <Keep find={find} replace={replace} plain={!regexp && !anyWidth && !anyScript && !anyCase} />
        <Button
          {...(replacing ? { look: 'main' as const } : {})}
          disabled={ticked === 0 || find === ''}
          keys={<Key>{keyLabel('Mod-Enter')}</Key>}
          onClick={put}
        >
          {t(
            !replacing
              ? 'desk:search.replaceThem'
              : replace === ''
                ? 'desk:search.remove'
                : 'desk:search.put',
            { count: ticked },
          )}
        </Button>
      </div>
    </div>
  );
}

/** Waits for the search that runs, and for every one that takes its place meanwhile. */
async function overAt(looking: { readonly current: Promise<void> }): Promise<void> {
  const mine = looking.current;
  await mine;
  if (looking.current !== mine) await overAt(looking);
}

/** The places that are ticked, to be compared. */
function tickedPlaces(state: DeskEditor['state']): string {
  const { hits, off } = foundIn(state);
  return hits.flatMap(({ id, from, to }) => (off.has(id) ? [] : [`${from} ${to}`])).join();
}

function placesIn(editor: DeskEditor, scope: Scope) {
  const { doc, selection } = editor.state;
  const here = around(doc, selection.head);
  return blocks(doc)
    .filter(
      ({ article }) =>
        scope === 'issue' ||
        (scope === 'page' ? article.page.node === here.page?.node : article.node === here.article?.node),
    )
    .map(({ node }) => ({ node, text: node.textContent }));
}

function Row({
  hit,
  editor,
  here,
  ticked,
  replacing,
  onTick,
  onGo,
}: {
  readonly hit: FoundHit;
  readonly editor: DeskEditor;
  readonly here: boolean;
  readonly ticked: boolean;
  readonly replacing: boolean;
  readonly onTick: () => void;
  readonly onGo: () => void;
}) {
  const { t } = useText();
  const { article, block } = around(editor.state.doc, hit.from);
  const text = block?.node.textContent ?? '';
  const from = hit.from - (block?.pos ?? 0) - 1;
  const to = hit.to - (block?.pos ?? 0) - 1;
  const before = slice(text, Math.max(0, from - context), from);
  const after = slice(text, to, Math.min(text.length, to + context * 2));
  return (
    <div className={styles['row']} data-here={here} data-off={!ticked}>
      <input
        type="checkbox"
        tabIndex={-1}
        checked={ticked}
        aria-label={t('desk:search.tick', { words: hit.actual })}
        onChange={onTick}
      />
      <button type="button" tabIndex={-1} onClick={onGo} aria-current={here}>
        <span className={styles['words']} lang={isLatin(text) ? 'en' : undefined}>
          {before}
          {replacing ? <del>{hit.actual}</del> : <mark>{hit.actual}</mark>}
          {replacing && ticked && hit.put !== '' && <ins>{hit.put}</ins>}
          {after}
        </span>
        <small>{article && titleOf(article.node, 24)}</small>
      </button>
    </div>
  );
}

/** A plain pair of words can be kept in the paper's list: from then on the checks look for it in every issue. */
function Keep({
  find,
  replace,
  plain,
}: {
  readonly find: string;
  readonly replace: string;
  readonly plain: boolean;
}) {
  const { t } = useText();
  const { editor } = useDesk();
  const name = useDeskState(paperIn);
  const { data: paper } = usePaper(name);
  const { mutate } = useSetPaper();
  const lists = paper?.lists ?? noLists;
  const kept = lists.wrong.some(({ wrong, right }) => wrong === find && right === replace);
  if (!paper || !plain || find === '' || replace === '' || find === replace) return null;
  return (
    <Button
      disabled={kept}
      title={t('desk:search.keepTitle')}
      onClick={() =>
        mutate(
          {
            name,
            change: ({ lists: was = noLists }) => ({
              lists: {
                ...was,
                wrong: [...was.wrong.filter(({ wrong }) => wrong !== find), { wrong: find, right: replace }],
              },
            }),
          },
          { onSuccess: () => editor.tell({ code: 'desk:search.kept' }) },
        )
      }
    >
      {t(kept ? 'desk:search.isKept' : 'desk:search.keep')}
    </Button>
  );
}
