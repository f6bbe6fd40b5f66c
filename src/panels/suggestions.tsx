// 建议: one is open as a card, the others are one line each. The list never closes: after a fix the next one opens in its
// place, so that the eye and the hand stay where they are.

import { type ReactNode, useMemo } from 'react';
import { Button } from '../components/Button.tsx';
import { Keys } from './Keys.tsx';
import { Rows } from '../components/Rows.tsx';
import { certain, type Fix, type Reason, type Suggestion } from '../core/checks/types.ts';
import { articleAttrs, articles } from '../core/document/queries.ts';
import { accept, goTo, otherFixes, otherRepairs } from '../editor/commands.ts';
import type { DeskEditor } from '../editor/desk-editor.ts';
import { sealOf } from '../editor/marks.ts';
import { suggestions } from '../editor/suggestions.ts';
import { useText } from '../i18n/index.ts';
import { useSitting } from '../sitting/sitting.ts';
import {
  type BoundCommand,
  dismissedIn,
  openIn,
  pageNodeAt,
  settledIn,
  useCommand,
  useDesk,
  useDeskState,
  useLater,
  useSuggestions,
} from './desk.ts';
import { Kinds } from './suggestions/Kinds.tsx';
import { ordered } from './suggestions/order.ts';
import { languageOf, Reads } from './suggestions/Reads.tsx';
import { mostlyDismissed } from './suggestions/tally.ts';
import { useFigures } from './suggestions/use-tally.ts';
import styles from './suggestions/suggestions.module.css';

const rowHeight = 37;

export function Suggestions() {
  const { t } = useText();
  const { editor } = useDesk();
  const all = useSuggestions();
  const openId = useDeskState(openIn);
  const settled = useDeskState(settledIn);
  const { filter, order, set } = useSitting();

  const list = useMemo(() => ordered(all, filter, order), [all, filter, order]);
  const at = list.findIndex(({ id }) => id === openId);
  const opened = list[at] ?? null;
  const others = useMemo(() => (at < 0 ? list : list.filter((_, index) => index !== at)), [list, at]);
  const sure = useMemo(
    () =>
      all.filter(({ confidence, fixes }) => confidence >= certain && fixes.some(({ preferred }) => preferred))
        .length,
    [all],
  );

  return (
    <div className={styles['panel']}>
      {(all.length > 0 || settled) && (
        <Kinds all={all} filter={filter} onFilter={(code) => set({ filter: code })} />
      )}
      {opened && (
        <Card
          key={opened.id}
          suggestion={opened}
          alike={all.reduce(
            (n, { code, severity }) => n + (code === opened.code && severity !== 'ask' ? 1 : 0),
            0,
          )}
        />
      )}
      {list.length === 0 && <Done all={all.length} checking={!settled} />}
      <div className={styles['others']}>
        <Rows
          items={others}
          rowHeight={rowHeight}
          label={t('desk:suggestions.list')}
          top={Math.max(0, at)}
          keyOf={({ id }) => id}
          render={(suggestion) => <Line suggestion={suggestion} onOpen={() => open(editor, suggestion.id)} />}
        />
      </div>
      <Foot sure={sure} />
    </div>
  );
}

/** The suggestion as it stands now: typing may have moved it since the list was drawn. */
const standing = (editor: DeskEditor, id: string): Suggestion | null =>
  suggestions(editor.state).find((one) => one.id === id) ?? null;

function open(editor: DeskEditor, id: string): void {
  const one = standing(editor, id);
  if (one) goTo(editor, one);
  editor.focus();
}

function choose(editor: DeskEditor, suggestion: Suggestion, fix: Fix): void {
  const one = standing(editor, suggestion.id);
  if (one) accept(editor, one, fix);
  editor.focus();
}

function Seal({ suggestion, on = false }: { readonly suggestion: Suggestion; readonly on?: boolean }) {
  return (
    <span
      className={styles['seal']}
      data-severity={suggestion.severity}
      data-on={on || undefined}
      aria-hidden="true"
    >
      {sealOf(suggestion.code)}
    </span>
  );
}

function Card({ suggestion, alike }: { readonly suggestion: Suggestion; readonly alike: number }) {
  const { t, say } = useText();
  const accept = useCommand('suggestion.accept');
  const dismiss = useCommand('suggestion.dismiss');
  const { editor, commands } = useDesk();
  const others = otherRepairs.map(([id]) => commands.find((one) => one.id === id));
  const dismissIssue = useCommand('suggestion.dismiss-issue');
  const acceptKind = useCommand('suggestion.accept-kind');
  const beside = useCommand('view.beside');
  const scanned = useDeskState((state) => pageNodeAt(state)?.attrs['scan'] != null);
  const preferred = suggestion.fixes.find((fix) => fix.preferred) ?? null;
  const { confidence, severity } = suggestion;
  const sure =
    severity === 'ask' ? 'ask' : confidence >= certain ? 'certain' : confidence >= 0.8 ? 'likely' : 'perhaps';
  return (
    <article
      className={styles['card']}
      data-suggestion={suggestion.id}
      data-severity={severity}
      aria-label={t('desk:suggestions.open')}
    >
      <h4 className={styles['head']}>
        <Seal suggestion={suggestion} on />
        <span>{say(suggestion.message)}</span>
        <span className={styles['sure']}>
          {t(`desk:suggestions.${sure}`, { confidence: confidence.toFixed(confidence >= certain ? 3 : 2) })}
        </span>
      </h4>
      {suggestion.code === 'duplicated-run' && suggestion.related?.[0] ? (
        <Copies suggestion={suggestion} />
      ) : (
        <p className={styles['reads']} lang={languageOf(suggestion.reads)}>
          <Reads reads={suggestion.reads} />
        </p>
      )}
      <Why reasons={suggestion.reasons} />
      <div className={styles['acts']}>
        {preferred && (
          <Button look="main" onClick={accept.run} keys={<Keys of={accept.keys} />}>
            {say(preferred.title)}
          </Button>
        )}
        <Button onClick={dismiss.run} keys={<Keys of={dismiss.keys} />}>
          {t('desk:suggestions.dismiss')}
        </Button>
        {otherFixes(suggestion).map((fix, index) => (
          <Button
            key={index}
            onClick={() => choose(editor, suggestion, fix)}
            {...(others[index] ? { keys: <Keys of={others[index].keys} /> } : {})}
          >
            {say(fix.title)}
          </Button>
        ))}
      </div>
      <Taste code={suggestion.code} />
      <div className={styles['more']}>
        <More of={dismissIssue}>{t('desk:suggestions.dismissIssue')}</More>
        {preferred && alike > 1 && (
          <More of={acceptKind}>{t('desk:suggestions.acceptKind', { count: alike })}</More>
        )}
        {scanned && <More of={beside}>{t('desk:suggestions.showScan')}</More>}
      </div>
    </article>
  );
}

/** What this paper thought of this kind so far; where it mostly said no, the key that puts an end to it. */
function Taste({ code }: { readonly code: string }) {
  const { t } = useText();
  const { here, paper } = useFigures()(code);
  const off = useCommand('suggestion.kind-off');
  const tired = mostlyDismissed(paper);
  return (
    <div className={styles['taste']} data-tired={tired || undefined}>
      <p>
        <span>{t('desk:suggestions.here', { ...here })}</span>{' '}
        <span>{t('desk:suggestions.paper', { ...paper })}</span>
      </p>
      {tired && <p>{t('desk:suggestions.tired', { dismissed: paper.dismissed, taken: paper.taken })}</p>}
      {tired && <More of={off}>{t('desk:suggestions.kindOff')}</More>}
    </div>
  );
}

/** What is done now and then: without a frame. */
function More({ of, children }: { readonly of: BoundCommand; readonly children: ReactNode }) {
  return (
    <button type="button" onClick={of.run}>
      {children} <Keys of={of.keys} />
    </button>
  );
}

/** A run that was printed twice: both copies, the one that goes struck out. */
function Copies({ suggestion }: { readonly suggestion: Suggestion }) {
  const { t } = useText();
  const doc = useDeskState((state) => state.doc);
  const other = suggestion.related?.[0];
  if (!other) return null;
  const here = { from: suggestion.from, to: suggestion.to, goes: true };
  const there = { from: other.from, to: Math.min(other.to, doc.content.size), goes: false };
  const copies = here.from < there.from ? [here, there] : [there, here];
  return (
    <div className={styles['copies']}>
      {copies.map(({ from, to, goes }, index) => (
        <section key={index} className={styles['copy']} data-goes={goes || undefined}>
          <h5>
            <span>{t(index === 0 ? 'desk:suggestions.firstCopy' : 'desk:suggestions.secondCopy')}</span>
            <span>{t(goes ? 'desk:suggestions.goes' : 'desk:suggestions.stays')}</span>
          </h5>
          <p tabIndex={0}>{doc.textBetween(from, to, '\n')}</p>
        </section>
      ))}
    </div>
  );
}

/** In words, the strongest first; pluses say how much each speaks for it. */
function Why({ reasons }: { readonly reasons: readonly Reason[] }) {
  const { say } = useText();
  return (
    <ul className={styles['why']}>
      {reasons.map((reason) => (
        <li key={reason.code}>
          <span>
            {say({
              code: `checks:reason.${reason.code}`,
              ...(reason.params ? { params: reason.params } : {}),
            })}
          </span>
          {reason.weight !== undefined && <span className={styles['pluses']}>{pluses(reason.weight)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Logits: 1 is as 3 to 1, 3 is as 20 to 1. */
function pluses(weight: number): string {
  const size = Math.abs(weight);
  return (weight < 0 ? '－' : '＋').repeat(size >= 2.5 ? 3 : size >= 1 ? 2 : 1);
}

function Line({ suggestion, onOpen }: { readonly suggestion: Suggestion; readonly onOpen: () => void }) {
  const { t, say } = useText();
  return (
    <button type="button" className={styles['other']} title={say(suggestion.message)} onClick={onOpen}>
      <Seal suggestion={suggestion} />
      <span className={styles['words']} lang={languageOf(suggestion.reads)}>
        <Reads reads={suggestion.reads} line />
      </span>
      {suggestion.severity === 'ask' ? (
        <span className={styles['question']}>{t('desk:suggestions.ask')}</span>
      ) : (
        <span className={styles['bar']} role="img" aria-label={suggestion.confidence.toFixed(2)}>
          <i style={{ width: `${Math.round(suggestion.confidence * 100)}%` }} />
        </span>
      )}
    </button>
  );
}

/** Nothing is left, of this kind or at all: says so, and what comes next. */
function Done({ all, checking }: { readonly all: number; readonly checking: boolean }) {
  const { t } = useText();
  const set = useSitting((state) => state.set);
  const untagged = useLater(
    (state) =>
      articles(state.doc).filter(
        ({ node }) => articleAttrs(node).kind !== 'furniture' && articleAttrs(node).sections.length === 0,
      ).length,
  );
  const sections = useCommand('section.strip');
  const out = useCommand('issue.export');
  if (all > 0)
    return (
      <div className={styles['done']} role="status">
        <strong>{t('desk:suggestions.noneOfKind')}</strong>
        <Button onClick={() => set({ filter: null })}>{t('desk:suggestions.showAll')}</Button>
      </div>
    );
  if (checking) return <p className={styles['done']}>{t('desk:suggestions.checking')}</p>;
  return (
    <div className={styles['done']} role="status">
      <strong>{t('desk:suggestions.done')}</strong>
      <span className={styles['quiet']}>
        {untagged > 0 ? t('desk:suggestions.doneText', { untagged }) : t('desk:suggestions.doneAllTagged')}
      </span>
      <span className={styles['acts']}>
        {untagged > 0 && (
          <Button look="main" onClick={sections.run} keys={<Keys of={sections.keys} />}>
            {t('desk:suggestions.next.tag')}
          </Button>
        )}
        <Button
          {...(untagged === 0 ? { look: 'main' as const } : {})}
          onClick={out.run}
          keys={<Keys of={out.keys} />}
        >
          {t('desk:suggestions.next.export')}
        </Button>
      </span>
    </div>
  );
}

function Foot({ sure }: { readonly sure: number }) {
  const { t } = useText();
  const fix = useCommand('suggestion.fix-certain');
  const dismissed = useLater(dismissedIn);
  return (
    <footer className={styles['foot']}>
      <span>
        {t('desk:suggestions.certainLeft', { count: sure })}
        {dismissed > 0 && ` · ${t('desk:suggestions.dismissedHere', { count: dismissed })}`}
      </span>
      <Button disabled={sure === 0} onClick={fix.run} keys={<Keys of={fix.keys} />}>
        {t('desk:suggestions.fixCertain')}
      </Button>
    </footer>
  );
}
