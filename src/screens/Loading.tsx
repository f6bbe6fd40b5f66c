import { State } from '../components/State.tsx';
import { useText } from '../i18n/index.ts';

export function Loading() {
  const { t } = useText();
  return <State title={t('app:loading')} />;
}
