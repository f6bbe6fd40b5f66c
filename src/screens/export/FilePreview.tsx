// The files as they will be. A web page is shown as it reads, the others letter by letter.

import { useMemo } from 'react';
import { Box } from '../../components/Box.tsx';
import { State } from '../../components/State.tsx';
import { readable } from '../../core/export/chosen.ts';
import type { RedParagraph } from '../../core/export/redline.ts';
import type { ExportedFile, Exporter, ExportInput } from '../../core/export/types.ts';
import { useText } from '../../i18n/index.ts';
import styles from './export.module.css';

interface FilePreviewProps {
  readonly code: Exporter['code'];
  /** Null: they are being written. */
  readonly files: readonly ExportedFile[] | null;
  /** Share of them that is written. */
  readonly done: number;
  readonly redline: readonly RedParagraph[];
  /** Each file under its name. */
  readonly named: boolean;
  readonly input: ExportInput;
  /** What is said when there is nothing to show. */
  readonly empty: string;
}

/** Lines drawn at a time: the browser skips pieces that are out of sight, so that an issue scrolls like an article. */
const piece = 60;

export function FilePreview({ code, files: written, done, redline, named, input, empty }: FilePreviewProps) {
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
      ) : code === 'redline' ? (
        <Redlined paragraphs={redline} />
      ) : code === 'html' || !text ? (
        <Typeset input={input} />
      ) : (
        files.map(({ name, content }) => (
          <section key={name} className={styles['file']} data-code={code}>
            {named && <h3>{name}</h3>}
            <Letters text={String(content)} />
          </section>
        ))
      )}
    </Box>
  );
}

function Letters({ text }: { readonly text: string }) {
  const pieces = useMemo(() => {
    const lines = text.replace(/\n$/u, '').split('\n');
    return Array.from({ length: Math.ceil(lines.length / piece) }, (_, i) =>
      lines.slice(i * piece, (i + 1) * piece).join('\n'),
    );
  }, [text]);
  return pieces.map((some, i) => (
    // oxlint-disable-next-line react/no-array-index-key -- pieces of one immutable text
    <pre key={i}>{some}</pre>
  ));
}

function Typeset({ input }: { readonly input: ExportInput }) {
  return readable(input).map(({ attrs, articles }) => (
    <section key={attrs.id} className={styles['typeset']}>
      {articles.map((article) => (
        <article key={article.attrs.id}>
          {article.blocks.map(({ id, role, text }) => (
            <p key={id} data-role={role}>
              {text}
            </p>
          ))}
        </article>
      ))}
    </section>
  ));
}

/** What was taken out struck through, what was put in underlined; ¶ where the end of a paragraph came or went. */
function Redlined({ paragraphs }: { readonly paragraphs: readonly RedParagraph[] }) {
  return (
    <section className={styles['typeset']}>
      <article>
        {paragraphs.map(({ role, runs, end }, i) => (
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
    </section>
  );
}
