// 刚才, 昨天 23:52, 5-12: when somebody was last at an issue, as exact as it is of use.

/** Both in milliseconds since the epoch. A time after `now` (another clock) is told by its date. */
export function since(at: number, now: number, language: 'zh' | 'en'): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const time = (): string => new Date(at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000);
  const minutes = Math.floor((now - at) / 60_000);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (minutes >= 0 && minutes < 1) return language === 'zh' ? '刚才' : 'just now';
  if (minutes >= 0 && minutes < 60) return relative.format(-minutes, 'minute');
  if (days === 0) return time();
  if (days === 1) return `${relative.format(-1, 'day')} ${time()}`;
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Date(at).toLocaleDateString(locale, {
    month: 'numeric',
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
