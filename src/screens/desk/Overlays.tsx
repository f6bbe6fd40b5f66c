// What is laid over the galley for a moment: palette, help, the strips of sections and roles.

import { useMemo, useRef } from 'react';
import { articleAttrs, idOf, pageAttrs, roleOf, titleOf } from '../../core/document/queries.ts';
import { roles } from '../../core/document/schema.ts';
import { slice } from '../../core/document/text.ts';
import { suggestSections } from '../../core/sections/suggest.ts';
import { goToId, toggleSection } from '../../editor/commands.ts';
import { useText } from '../../i18n/index.ts';
import {
  articleNodeAt,
  blockNodeAt,
  pageNodeAt,
  type BoundCommand,
  pageNumber,
  useDesk,
  useDeskState,
} from '../../panels/desk.ts';
import { useSectionName, useTagging } from '../../panels/section-names.ts';
import type { Overlay } from './desk-commands.ts';
import { tacit } from './desk-commands.ts';
import { Help, type HelpGroup } from './Help.tsx';
import { outline } from './outline.ts';
import { Grouped } from './Grouped.tsx';
import { type Entry, Palette } from './Palette.tsx';
import { AnswerQuery, AskQuery, ConfirmSigning, SendBack, TakeOver } from './RoundStrips.tsx';
import { Strip } from './Strip.tsx';

interface OverlayProps {
  /** Puts it away and gives the caret back. */
  readonly onLeave: () => void;
}

export function Overlays({
  overlay,
  onLay,
  onLeave,
}: OverlayProps & { readonly overlay: Overlay; readonly onLay: (next: Overlay) => void }) {
  switch (overlay) {
    case 'palette':
      return <Commands onLeave={onLeave} />;
    case 'help':
      return <AllKeys onLeave={onLeave} />;
    case 'sections':
      return <SectionStrip onLeave={onLeave} />;
    case 'roles':
      return <RoleStrip onLeave={onLeave} />;
    case 'who':
      return <TakeOver onLeave={onLeave} />;
    case 'confirm-article':
      return <ConfirmSigning scope="article" onLeave={onLeave} />;
    case 'confirm-on':
      return <ConfirmSigning scope="article" on onLeave={onLeave} />;
    case 'confirm-page':
      return <ConfirmSigning scope="page" onLeave={onLeave} />;
    case 'confirm-issue':
      return <ConfirmSigning scope="issue" onLeave={onLeave} />;
    case 'back':
      return <SendBack onLeave={onLeave} />;
    case 'ask':
      return <AskQuery onLeave={onLeave} />;
    case 'answer':
      return <AnswerQuery onLeave={onLeave} onAsk={() => onLay('ask')} />;
    case 'grouped':
      return <Grouped onLeave={onLeave} />;
    case null:
      return null;
  }
}

const groupOrder = [
  'suggestions',
  'text',
  'articles',
  'sections',
  'roles',
  'rounds',
  'go',
  'history',
  'view',
  'issue',
  'kinds',
];
const byGroup = (a: BoundCommand, b: BoundCommand): number =>
  groupOrder.indexOf(a.group) - groupOrder.indexOf(b.group);

function Commands({ onLeave }: OverlayProps) {
  const { t } = useText();
  const { editor, commands } = useDesk();
  const entries = useMemo((): readonly Entry[] => {
    const { doc } = editor.state;
    const go = (id: string) => (): void => void goToId(editor, id);
    const places = outline(doc).flatMap((page): readonly Entry[] => [
      {
        id: `page ${page.id}`,
        title: `${t('desk:contents.page', { number: pageNumber(doc, page.node) })} ${page.name ?? ''}`.trim(),
        also: `page ${pageNumber(doc, page.node)}`,
        kind: t('desk:palette.page'),
        keys: [],
        run: go(page.id),
      },
      ...page.articles
        .filter(({ title, kind }) => title !== '' && kind !== 'furniture')
        .map(({ id, title }): Entry => ({
          id: `article ${id}`,
          title,
          also: '',
          kind: t('desk:palette.article'),
          keys: [],
          run: go(id),
        })),
    ]);
    return [
      ...commands
        .filter(({ id }) => !tacit.has(id))
        .toSorted(byGroup)
        .map(({ id, title, also, group, keys, run }): Entry => ({
          id,
          title,
          also,
          kind: t(`desk:group.${group}`),
          keys,
          run,
        })),
      ...places,
    ];
  }, [editor, commands, t]);
  return <Palette entries={entries} onLeave={onLeave} />;
}

function AllKeys({ onLeave }: OverlayProps) {
  const { t } = useText();
  const { commands } = useDesk();
  const groups = useMemo((): readonly HelpGroup[] => {
    const withKeys = commands.filter(({ keys }) => keys.length > 0).toSorted(byGroup);
    return [...new Set(withKeys.map(({ group }) => group))].map((group) => ({
      title: t(`desk:group.${group}`),
      commands: withKeys.filter((command) => command.group === group),
    }));
  }, [commands, t]);
  return <Help groups={groups} onLeave={onLeave} />;
}

/** Below this a proposal is no help. */
const unsure = 0.2;

/** For the article at the caret; it follows when the caret goes to another. */
function SectionStrip({ onLeave }: OverlayProps) {
  const { t } = useText();
  const { editor } = useDesk();
  const article = useDeskState(articleNodeAt);
  const page = useDeskState(pageNodeAt);
  const { taxonomy, learned } = useTagging();
  const sectionName = useSectionName();
  // what each article was tagged with before this strip touched it: Esc goes back to that
  const before = useRef(new Map<string, readonly string[]>());
  if (!article) return null;
  const { sections } = articleAttrs(article);
  const proposals = suggestSections(article, page && pageAttrs(page).name, taxonomy, learned)
    .filter(({ confidence }) => confidence >= unsure)
    .slice(0, 3);
  const toggle = (code: string): void => {
    if (!before.current.has(idOf(article))) before.current.set(idOf(article), sections);
    toggleSection(editor, code);
  };
  const cancel = (): void => {
    const was = before.current.get(idOf(article));
    if (was)
      for (const code of new Set([...was, ...sections]))
        if (was.includes(code) !== sections.includes(code)) toggleSection(editor, code);
    onLeave();
  };
  return (
    <Strip
      title={t('desk:strip.sections', { title: titleOf(article, 20) })}
      cancel={t('desk:strip.cancel')}
      choices={taxonomy.sections.map(({ code, digit, broader }) => ({
        code,
        name: sectionName(code),
        digit,
        on: sections.includes(code),
        below: broader !== undefined,
      }))}
      onChoose={({ code }) => toggle(code)}
      onFine={onLeave}
      onCancel={cancel}
    >
      {proposals.length > 0 && (
        <>
          {t('desk:strip.suggests')}
          {proposals
            .map(
              ({ section, confidence, reasons }) =>
                `${sectionName(section.code)} ${confidence.toFixed(2)}（${reasons.map((reason) => t(`sections:reason.${reason.code}`, { detail: reason.detail })).join('，')}）`,
            )
            .join('　')}
        </>
      )}
    </Strip>
  );
}

/** For the block at the caret, or all that are selected. */
function RoleStrip({ onLeave }: OverlayProps) {
  const { t } = useText();
  const { commands } = useDesk();
  const block = useDeskState(blockNodeAt);
  if (!block) return null;
  return (
    <Strip
      title={t('desk:strip.roles', { text: slice(block.textContent, 0, 16) })}
      cancel={t('desk:strip.leave')}
      choices={roles.map((role, index) => ({
        code: role,
        name: t(`desk:role.${role}`),
        digit: '1234567890'[index] ?? null,
        on: roleOf(block) === role,
      }))}
      onChoose={({ code }) => {
        commands.find(({ id }) => id === `role.${code}`)?.run();
        onLeave();
      }}
      onFine={onLeave}
      onCancel={onLeave}
    />
  );
}
