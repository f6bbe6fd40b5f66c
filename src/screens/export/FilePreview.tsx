// The files as they will be. A web page is shown as it reads, the others letter by letter.

import { memo, useEffect, useMemo, useState } from 'react';
import { Box } from '../../components/Box.tsx';
import { State } from '../../components/State.tsx';
import type { RedParagraph } from '../../core/export/redline.ts';
import type { ExportedFile, Exporter } from '../../core/export/types.ts';
import { useText } from '../../i18n/index.ts';
import styles from './export.module.css';
import type { TypesetLine, WrittenFiles } from './exporting.ts';

interface FilePreviewProps {
  readonly code: Exporter['code'];
  /** Null: they are being written. */
  readonly files: readonly ExportedFile[] | null;
  /** Share of them that is written. */
  readonly done: number;
  readonly typeset: WrittenFiles['typeset'];
  readonly redline: WrittenFiles['redline'];
  /** Each file under its name. */
  readonly named: boolean;
  /** What is said when there is nothing to show. */
  readonly empty: string;
}

/** Lines that the browser skips together while they are out of sight, so that an issue scrolls like an article. */
const piece = 60;
/** So much is drawn in one frame: the rest follows, and no key waits for it. */
const frame = { characters: 40_000, articles: 15, paragraphs: 100 };

export function FilePreview({
  code,
  files: written,
  done,
  typeset,
  redline,
  named,
  empty,
}: FilePreviewProps) {
  const { t, language } = useText();
  const files = written ?? [];
  const text = files.every(({ content }) => typeof content === 'string');
  const size = files.reduce((sum, { content }) => sum + content.length, 0);
  return (
    <Box
      title={t('exporting:preview')}
      scrolls
      aside={
        files.length > 0
          ? `${named ? t('exporting:files', { count: files.length }) : files[0]?.name}　${text ? t('exporting:size', { formatted: size.toLocaleString(language) }) : t('exporting:bytes', { formatted: Math.ceil(size / 1000).toLocaleString(language) })}`
          : undefined
      }
    >
      {files.length === 0 && (
        <State
          title={written === null ? t('exporting:writing', { percent: Math.round(done * 100) }) : empty}
        />
      )}
      {files.length === 0 ? null : code === 'proof' || code === 'redproof' ? (
        // as it will be printed; a page of its own, so that its looks and ours do not meet
        <iframe
          className={styles['paper']}
          sandbox=""
          title={t(`exporting:formats.${code}`)}
          srcDoc={String(files[0]?.content)}
        />
      ) : redline ? (
        <Redlined paragraphs={redline} />
      ) : typeset ? (
        <Typeset articles={typeset} />
      ) : (
        <Letters code={code} files={files} named={named} />
      )}
    </Box>
  );
}

/** How many of a list are drawn: some at once, as many more with every frame. `of`: of which list. */
function useGrowing(of: unknown, all: number, step: number): number {
  const [drawn, setDrawn] = useState({ of, count: step });
  const count = drawn.of === of ? drawn.count : step;
  useEffect(() => {
    if (count >= all) return;
    const next = requestAnimationFrame(() => setDrawn({ of, count: count + step }));
    return () => cancelAnimationFrame(next);
  }, [of, all, count, step]);
  return Math.min(count, all);
}

interface LettersProps {
  readonly code: Exporter['code'];
  readonly files: readonly ExportedFile[];
  readonly named: boolean;
}

function Letters({ code, files, named }: LettersProps) {
  const batches = useMemo(() => batchesOf(files), [files]);
  return batches.slice(0, useGrowing(files, batches.length, 1)).map((batch, i) => (
    // oxlint-disable-next-line react/no-array-index-key -- batches of immutable files
    <Batch key={i} code={code} parts={batch} named={named} />
  ));
}

interface Part {
  readonly name: string;
  readonly first: boolean;
  readonly text: string;
}

/** Files, or whole lines of one, of about as many characters as a frame takes. */
function batchesOf(files: readonly ExportedFile[]): readonly (readonly Part[])[] {
  const batches: Part[][] = [];
  let room = 0;
  for (const { name, content } of files) {
    const text = String(content);
    for (let from = 0; from < text.length;) {
      if (room <= 0) {
        batches.push([]);
        room = frame.characters;
      }
      const line = text.indexOf('\n', from + room);
      const to = line < 0 ? text.length : line + 1;
      batches.at(-1)?.push({ name, first: from === 0, text: text.slice(from, to) });
      room -= to - from;
      from = to;
    }
  }
  return batches;
}

interface BatchProps extends Omit<LettersProps, 'files'> {
  readonly parts: readonly Part[];
}

const Batch = memo(function Batch({ code, parts, named }: BatchProps) {
  return parts.map(({ name, first, text }) => (
    <section key={name} className={styles['file']} data-code={code}>
      {named && first && <h3>{name}</h3>}
      {linesIn(text).map((some, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- pieces of one immutable text
        <pre key={i}>{some}</pre>
      ))}
    </section>
  ));
});

function linesIn(text: string): string[] {
  const lines = text.replace(/\n$/u, '').split('\n');
  return Array.from({ length: Math.ceil(lines.length / piece) }, (_, i) =>
    lines.slice(i * piece, (i + 1) * piece).join('\n'),
  );
}

function Typeset({ articles }: { readonly articles: NonNullable<WrittenFiles['typeset']> }) {
  const count = useGrowing(articles, articles.length, frame.articles);
  return (
    <section className={styles['typeset']}>
      {articles.slice(0, count).map((blocks) => (
        <Article key={blocks[0]?.id} blocks={blocks} />
      ))}
    </section>
  );
}

const Article = memo(function Article({ blocks }: { readonly blocks: readonly TypesetLine[] }) {
  return (
    <article>
      {blocks.map(({ id, role, text }) => (
        <p key={id} data-role={role}>
          {text}
        </p>
      ))}
    </article>
  );
});

/** What was taken out struck through, what was put in underlined; ¶ where the end of a paragraph came or went. */
function Redlined({ paragraphs }: { readonly paragraphs: readonly RedParagraph[] }) {
  const count = useGrowing(paragraphs, paragraphs.length, frame.paragraphs);
  return (
    <section className={styles['typeset']}>
      {Array.from({ length: Math.ceil(count / frame.paragraphs) }, (_, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- paragraphs of one immutable text
        <RedlinedPart key={i} paragraphs={paragraphs} from={i * frame.paragraphs} />
      ))}
    </section>
  );
}

interface RedlinedPartProps {
  readonly paragraphs: readonly RedParagraph[];
  readonly from: number;
}

const RedlinedPart = memo(function RedlinedPart({ paragraphs, from }: RedlinedPartProps) {
  return (
    <article data-part>
      {paragraphs.slice(from, from + frame.paragraphs).map(({ role, runs, end }, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- paragraphs of one immutable text
        <p key={i} data-role={role}>
          {[...runs, ...(end.sign === 'kept' ? [] : [{ ...end, text: '¶' }])].map(({ sign, text }, n) =>
            sign === 'kept' ? (
              text
            ) : sign === 'in' ? (
              // oxlint-disable-next-line react/no-array-index-key -- as above
              <ins key={n}>{text}</ins>
            ) : (
              // oxlint-disable-next-line react/no-array-index-key -- as above
              <del key={n}>{text}</del>
            ),
          )}
        </p>
      ))}
    </article>
  );
});
