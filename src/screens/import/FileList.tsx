// The files of the drop: how each was read, and what can be changed about it.

import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { Meter } from '../../components/Meter.tsx';
import { byName } from '../../core/import/page-marks.ts';
import { type Encoding, encodings, type FileReport, type InputFile } from '../../core/import/types.ts';
import { say, useText } from '../../i18n/index.ts';
import type { Brought } from './Import.tsx';
import styles from './import.module.css';
import { useProgress } from './use-reading.ts';

interface FileListProps {
  readonly brought: readonly Brought[];
  /** They stand in the order that somebody chose, not in that of their names. */
  readonly asGiven: boolean;
  readonly reports: readonly FileReport[];
  /** They are being read. */
  readonly busy: boolean;
  readonly onEncoding: (file: File, encoding: Encoding) => void;
  readonly onOrder: (order: readonly Brought[]) => void;
  readonly onRemove: (file: File) => void;
}

const names: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB18030',
  big5: 'Big5',
};

export function FileList({ brought, asGiven, reports, busy, onEncoding, onOrder, onRemove }: FileListProps) {
  const { t } = useText();
  const list = useRef<HTMLOListElement>(null);
  const order = asGiven ? brought : brought.toSorted((a, b) => byName(a.input.name, b.input.name));
  const all = order.reduce((sum, { input }) => sum + input.bytes.length, 0);
  const moved = (from: number, by: -1 | 1): void => {
    const one = order[from];
    const other = order[from + by];
    if (!one || !other) return;
    onOrder(order.with(from, other).with(from + by, one));
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('li')[from + by]?.focus());
  };
  const key = (event: KeyboardEvent, at: number): void => {
    const items = list.current?.querySelectorAll<HTMLElement>('li');
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const own = event.target === event.currentTarget;
    const one = order[at];
    if (by !== 0 && event.altKey) moved(at, by);
    else if (by !== 0 && own) items?.[at + by]?.focus();
    else if (event.key === 'Delete' && own && one) {
      (items?.[at + 1] ?? items?.[at - 1])?.focus();
      onRemove(one.file);
    } else return;
    event.preventDefault();
  };

  return (
    <ol ref={list} className={styles['files']} aria-label={t('importing:filesKeys')}>
      {order.map(({ file, input }, at) => (
        <Row
          key={`${input.name} ${at}`}
          input={input}
          report={reports.find(({ name }) => name === input.name)}
          othersGoOn={reports.some((other) => other.status !== 'refused')}
          busy={busy}
          before={order.slice(0, at).reduce((sum, one) => sum + one.input.bytes.length, 0)}
          all={all}
          first={at === 0}
          last={at === order.length - 1}
          onKey={(event) => key(event, at)}
          onEncoding={(encoding) => onEncoding(file, encoding)}
          onMove={(by) => moved(at, by)}
          onRemove={() => onRemove(file)}
        />
      ))}
    </ol>
  );
}

interface RowProps {
  readonly input: InputFile;
  readonly report: FileReport | undefined;
  /** Other files were read. */
  readonly othersGoOn: boolean;
  readonly busy: boolean;
  /** Bytes of the files before it, and of all. */
  readonly before: number;
  readonly all: number;
  readonly first: boolean;
  readonly last: boolean;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onEncoding: (encoding: Encoding) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** By itself: while files are read only the row of the one that is being read is drawn again. */
function Row({
  input,
  report,
  othersGoOn,
  busy,
  before,
  all,
  first,
  last,
  onKey,
  onEncoding,
  onMove,
  onRemove,
}: RowProps) {
  const { t } = useText();
  const size = input.bytes.length;
  const share = useProgress(({ share: read }) =>
    !busy || size === 0 ? 1 : Math.min(1, Math.max(0, (read * all - before) / size)),
  );
  const known = !busy || share === 1 ? report : undefined;
  const status = known?.status ?? 'reading';
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows walk through the files
    <li tabIndex={0} data-status={status} onKeyDown={onKey}>
      <span className={styles['dot']} aria-hidden="true">
        {{ read: '●', refused: '×', scan: '▣', reading: '◐' }[status]}
      </span>
      <span className={styles['name']} title={input.name}>
        {input.name}
      </span>
      <span className={styles['size']}>{sizeOf(size)}</span>
      <span className={styles['what']}>
        {known?.status === 'read' && known.encoding !== null && (
          <>
            <label className={styles['encoding']} data-guess={!known.sure}>
              <span className={styles['hidden']}>{t('importing:encoding', { name: input.name })}</span>
              <select
                value={known.encoding}
                onChange={(event) =>
                  onEncoding(encodings.find((one) => one === event.target.value) ?? 'utf-8')
                }
              >
                {encodings.map((one) => (
                  <option key={one} value={one}>
                    {names[one]}
                  </option>
                ))}
              </select>
            </label>
            {!known.sure && ` ${t('importing:guess')}`}
          </>
        )}
        {known?.status === 'scan' &&
          (known.page === null ? t('importing:scan') : t('importing:scanOf', { page: known.page }))}
        {known?.status === 'refused' && (
          <>
            {known.messages.map((message) => say(message)).join('')}
            {othersGoOn && t('importing:othersGoOn')}
            {/* a wrong guess is refused, too: another encoding may read it */}
            {known.messages.some(({ code }) => code.endsWith('undecodable')) && (
              <select
                aria-label={t('importing:encoding', { name: input.name })}
                value={input.encoding ?? ''}
                onChange={(event) =>
                  onEncoding(encodings.find((one) => one === event.target.value) ?? 'utf-8')
                }
              >
                <option value="" disabled>
                  {t('importing:choose')}
                </option>
                {encodings.map((one) => (
                  <option key={one} value={one}>
                    {names[one]}
                  </option>
                ))}
              </select>
            )}
          </>
        )}
        {!known && (share > 0 ? <Meter progress value={share} label={input.name} /> : t('importing:waiting'))}
      </span>
      <span className={styles['acts']}>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('importing:up', { name: input.name })}
          disabled={first}
          onClick={() => onMove(-1)}
        >
          <ArrowUp size={13} aria-hidden="true" />
        </button>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('importing:down', { name: input.name })}
          disabled={last}
          onClick={() => onMove(1)}
        >
          <ArrowDown size={13} aria-hidden="true" />
        </button>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('importing:remove', { name: input.name })}
          onClick={onRemove}
        >
          <X size={13} aria-hidden="true" />
        </button>
      </span>
    </li>
  );
}

function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${Math.round(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
