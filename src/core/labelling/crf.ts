// A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001): scores for each state at each place, scores
// for each pair of neighbouring states, the best sequence (Viterbi) and exact marginals (forward–backward).

/** Scores of one sequence: `unary[t * states + s]`; `pair[r * states + s]` for state r followed by s, −Infinity if forbidden. */
export interface Chain {
  readonly length: number;
  readonly states: number;
  readonly unary: Float64Array;
  readonly pair: Float64Array;
  readonly initial: Float64Array;
}

/**
 * The pairs that are allowed, row after row: most are forbidden, and the loops skip them. Those of row `r` stand from
 * `starts[r]` to before `starts[r + 1]`: the other state in `others`, the pair's score in `scores`.
 */
interface Rows {
  readonly starts: Int32Array;
  readonly others: Int32Array;
  readonly scores: Float64Array;
}

/** By the state that comes first ('after' it what may follow), or by the one that follows ('before' it what may come first). */
function rowsOf({ pair, states }: Chain, by: 'after' | 'before'): Rows {
  const starts = new Int32Array(states + 1);
  const others: number[] = [];
  const scores: number[] = [];
  for (let r = 0; r < states; r += 1) {
    for (let s = 0; s < states; s += 1) {
      const score = pair[by === 'after' ? r * states + s : s * states + r] ?? -Infinity;
      if (score === -Infinity) continue;
      others.push(s);
      scores.push(score);
    }
    starts[r + 1] = others.length;
  }
  return { starts, others: Int32Array.from(others), scores: Float64Array.from(scores) };
}

/** The best sequence of states. */
export function viterbi(chain: Chain): Int32Array {
  const { length, states, unary, initial } = chain;
  const { starts, others, scores } = rowsOf(chain, 'before');
  const path = new Int32Array(length);
  if (length === 0) return path;
  const back = new Int32Array(length * states);
  let score = new Float64Array(states);
  let next = new Float64Array(states);
  for (let s = 0; s < states; s += 1) score[s] = (initial[s] ?? 0) + (unary[s] ?? 0);
  // a function of its own, which the machine compiles once: a loop in the middle of this one it compiles time and again
  const reach = (t: number): void => {
    const place = t * states;
    for (let s = 0; s < states; s += 1) {
      let top = -Infinity;
      let from = 0;
      for (let k = starts[s] ?? 0, end = starts[s + 1] ?? 0; k < end; k += 1) {
        const r = others[k] ?? 0;
        const v = (score[r] ?? 0) + (scores[k] ?? 0);
        if (v > top) {
          top = v;
          from = r;
        }
      }
      next[s] = top + (unary[place + s] ?? 0);
      back[place + s] = from;
    }
    [score, next] = [next, score];
  };
  for (let t = 1; t < length; t += 1) reach(t);
  let best = 0;
  for (let s = 1; s < states; s += 1) if ((score[s] ?? 0) > (score[best] ?? 0)) best = s;
  for (let t = length - 1; t >= 0; t -= 1) {
    path[t] = best;
    best = back[t * states + best] ?? 0;
  }
  return path;
}

export interface Marginals {
  readonly logZ: number;
  /** P(state s at t), `[t * states + s]`. */
  readonly at: Float64Array;
  /** Expected number of times that r is followed by s, `[r * states + s]`. */
  readonly pairs: Float64Array;
}

/** What has come to a state with less than this is not followed on: a fifth of the time, and no digit that is shown changes. */
const negligible = 1e-20;

/** Marginals; sums are scaled at each place, so that long issues do not underflow. */
export function marginals(chain: Chain): Marginals {
  const { length, states, unary, initial } = chain;
  const at = new Float64Array(length * states);
  const pairs = new Float64Array(states * states);
  if (length === 0) return { logZ: 0, at, pairs };
  const { starts, others, scores } = rowsOf(chain, 'after');
  const weights = scores.map(Math.exp);
  const local = new Float64Array(length * states);
  let logZ = 0;
  for (let t = 0; t < length; t += 1) {
    let top = -Infinity;
    for (let s = 0; s < states; s += 1)
      top = Math.max(top, (unary[t * states + s] ?? 0) + (t === 0 ? (initial[s] ?? 0) : 0));
    for (let s = 0; s < states; s += 1)
      local[t * states + s] = Math.exp(
        (unary[t * states + s] ?? 0) + (t === 0 ? (initial[s] ?? 0) : 0) - top,
      );
    logZ += top;
  }
  const forward = new Float64Array(length * states);
  /** Fills the place from the one before; gives the sum, 0 if what is followed on leads nowhere. */
  const reached = (t: number, least: number): number => {
    const place = t * states;
    forward.fill(t === 0 ? 1 : 0, place, place + states);
    if (t > 0)
      for (let r = 0; r < states; r += 1) {
        const f = forward[place - states + r] ?? 0;
        if (f > least)
          for (let k = starts[r] ?? 0, end = starts[r + 1] ?? 0; k < end; k += 1) {
            const s = place + (others[k] ?? 0);
            forward[s] = (forward[s] ?? 0) + f * (weights[k] ?? 0);
          }
      }
    let sum = 0;
    for (let s = 0; s < states; s += 1) {
      const v = (forward[place + s] ?? 0) * (local[place + s] ?? 0);
      forward[place + s] = v;
      sum += v;
    }
    return sum;
  };
  const least = new Float64Array(length).fill(negligible);
  for (let t = 0; t < length; t += 1) {
    let sum = reached(t, negligible);
    if (sum === 0) {
      least[t] = 0;
      sum = reached(t, 0);
    }
    logZ += Math.log(sum);
    for (let s = 0; s < states; s += 1) forward[t * states + s] = (forward[t * states + s] ?? 0) / sum;
  }
  let backward = new Float64Array(states).fill(1);
  for (let s = 0; s < states; s += 1) at[(length - 1) * states + s] = forward[(length - 1) * states + s] ?? 0;
  const reach = new Float64Array(states);
  for (let t = length - 1; t > 0; t -= 1) {
    const next = new Float64Array(states);
    for (let s = 0; s < states; s += 1) reach[s] = (local[t * states + s] ?? 0) * (backward[s] ?? 0);
    let norm = 0;
    for (let r = 0; r < states; r += 1) {
      const f = forward[(t - 1) * states + r] ?? 0;
      if (f <= (least[t] ?? 0)) continue;
      let sum = 0;
      for (let k = starts[r] ?? 0, end = starts[r + 1] ?? 0; k < end; k += 1)
        sum += (weights[k] ?? 0) * (reach[others[k] ?? 0] ?? 0);
      next[r] = sum;
      norm += f * sum;
    }
    for (let r = 0; r < states; r += 1) {
      const f = (forward[(t - 1) * states + r] ?? 0) / norm;
      if ((next[r] ?? 0) === 0) continue;
      for (let k = starts[r] ?? 0, end = starts[r + 1] ?? 0; k < end; k += 1) {
        const s = others[k] ?? 0;
        pairs[r * states + s] = (pairs[r * states + s] ?? 0) + f * (weights[k] ?? 0) * (reach[s] ?? 0);
      }
      next[r] = (next[r] ?? 0) / norm;
      at[(t - 1) * states + r] = f * (next[r] ?? 0) * norm;
    }
    backward = next;
  }
  return { logZ, at, pairs };
}
