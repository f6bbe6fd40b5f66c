// 原样: the page as it was printed, beside the text. It follows the caret from page to page.

import { TextSelection } from 'prosemirror-state';
import { useCallback, useState } from 'react';
import { idOf, pageAttrs } from '../core/document/queries.ts';
import { useText } from '../i18n/index.ts';
import { pageNodeAt, pageNumber, useDesk, useDeskState } from './desk.ts';
import { scanPlace } from './facsimile/attach.ts';
import { chooseFiles, useAttach } from './facsimile/use-attach.ts';
import styles from './facsimile/facsimile.module.css';
import type { Refused, Sheet } from './facsimile/sheets.ts';
import { SheetView } from './facsimile/SheetView.tsx';
import { useFramed } from './facsimile/use-places.ts';
import { useSheet } from './facsimile/use-scan.ts';
import { useZoom, zoomStep } from './facsimile/zoom.ts';

export function Facsimile() {
  const { t } = useText();
  const { editor } = useDesk();
  const page = useDeskState(pageNodeAt);
  const attach = useAttach();
  const name = page === null ? null : pageAttrs(page).scan;
  const place = scanPlace(name);
  const { zoom, by, fit } = useZoom();
  const { scan, sheet, refused: refusedFile } = useSheet(place?.key ?? null, place?.sheet ?? 1);
  const [undrawn, setUndrawn] = useState<{ readonly sheet: Sheet; readonly why: Refused } | null>(null);
  const refused = refusedFile ?? (undrawn?.sheet === sheet ? (undrawn?.why ?? null) : null);
  const refuse = useCallback((why: Refused) => sheet && setUndrawn({ sheet, why }), [sheet]);
  const leave = useCallback(() => editor.focus(), [editor]);
  const framed = useFramed();
  const point = (x: number, y: number): void => {
    const pos = framed?.at(x, y) ?? null;
    if (pos === null) return;
    const { tr } = editor.state;
    editor.dispatch(
      tr
        .setSelection(TextSelection.near(tr.doc.resolve(Math.min(pos, tr.doc.content.size)), 1))
        .scrollIntoView(),
    );
    editor.keepInSight();
    editor.focus();
  };
  const number = page === null ? '' : pageNumber(editor.state.doc, page);

  if (page === null || place === null)
    return (
      <div className={styles['facsimile']}>
        <div className={styles['invite']}>
          <strong>{t('facsimile:noPage')}</strong>
          <span>{t('facsimile:invite')}</span>
          <span>{t('facsimile:inviteHow', { page: number })}</span>
          <button
            type="button"
            className={styles['button']}
            onClick={() => void chooseFiles().then(attach.files)}
          >
            {t('facsimile:choose')}
          </button>
        </div>
      </div>
    );

  return (
    <div className={styles['facsimile']}>
      <div className={styles['bar']}>
        {scan && scan.sheets > 1 && (
          <>
            <button
              type="button"
              className={styles['button']}
              aria-label={t('facsimile:previous')}
              disabled={place.sheet <= 1}
              onClick={() => attach.turn(idOf(page), place, place.sheet - 1)}
            >
              ‹
            </button>
            <output>{t('facsimile:sheet', { sheet: place.sheet, sheets: scan.sheets })}</output>
            <button
              type="button"
              className={styles['button']}
              aria-label={t('facsimile:next')}
              disabled={place.sheet >= scan.sheets}
              onClick={() => attach.turn(idOf(page), place, place.sheet + 1)}
            >
              ›
            </button>
          </>
        )}
        <span className={styles['grow']} />
        <button
          type="button"
          className={styles['button']}
          aria-label={t('facsimile:smaller')}
          onClick={() => by(1 / zoomStep)}
        >
          −
        </button>
        <button type="button" className={styles['button']} title={t('facsimile:fit')} onClick={fit}>
          {Math.round(zoom * 100)}%
        </button>
        <button
          type="button"
          className={styles['button']}
          aria-label={t('facsimile:bigger')}
          onClick={() => by(zoomStep)}
        >
          ＋
        </button>
        <button type="button" className={styles['button']} onClick={() => attach.detach(idOf(page))}>
          {t('facsimile:detach')}
        </button>
      </div>
      {refused ? (
        <p className={styles['invite']} role="alert">
          {t(`facsimile:refused.${refused}`, { name: place.key })}
        </p>
      ) : sheet ? (
        <SheetView
          sheet={sheet}
          label={t('facsimile:view', { page: number })}
          {...(framed ? { boxes: framed.boxes, onPoint: point } : {})}
          onRefused={refuse}
          onLeave={leave}
        />
      ) : (
        <p className={styles['bar']} role="status">
          {t('facsimile:loading')}
        </p>
      )}
    </div>
  );
}
