// What the suggester learnt of this paper, and how often it was right.

import { Meter } from '../../components/Meter.tsx';
import { useText } from '../../i18n/index.ts';
import { useExamples } from '../../store/queries.ts';
import { paperIn, useDeskState } from '../desk.ts';
import styles from '../sections.module.css';
import { accuracyOf } from './accuracy.ts';

export function Learnt() {
  const { t, language } = useText();
  const { data: examples = [] } = useExamples(useDeskState(paperIn));
  const issues = accuracyOf(examples);
  const day = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', {
    month: 'numeric',
    day: 'numeric',
  });
  return (
    <>
      <h4>{t('desk:learnt.title')}</h4>
      {issues.length === 0 ? (
        <p className={styles['quiet']}>{t('desk:learnt.nothing')}</p>
      ) : (
        <>
          <p className={styles['quiet']}>{t('desk:learnt.from', { count: examples.length })}</p>
          <table className={styles['learnt']}>
            <tbody>
              {issues.map(({ issue, at, proposed, right, silent }) => (
                <tr key={issue}>
                  <th scope="row">{day.format(at)}</th>
                  <td>
                    <Meter
                      value={proposed === 0 ? 0 : right / proposed}
                      label={t('desk:learnt.right', { right, proposed, silent })}
                    />
                  </td>
                  <td>{t('desk:learnt.right', { right, proposed, silent })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}
