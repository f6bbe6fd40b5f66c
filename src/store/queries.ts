// The store as React reads it. Local data never waits for a network: networkMode 'always'.

import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { database, type KindTally } from './database.ts';
import { examplesOf } from './examples.ts';
import { localAuthority } from './local-authority.ts';
import { keep, type Shelf, shelf } from './shelf.ts';

export const store = shelf(database);
export const authority = localAuthority(database);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: 0, refetchOnReconnect: false },
    mutations: { networkMode: 'always' },
  },
});

export const useIssues = () => useQuery({ queryKey: ['issues'], queryFn: () => store.issues() });

/** Not kept when the desk closes: the next opening reads the journal anew. `turn`: another person opens it anew. It is read as soon as it is `held`. */
export const useOpenedIssue = (id: string, turn: number, held: boolean) =>
  useQuery({
    enabled: held,
    queryKey: ['opened', id, turn],
    queryFn: () => store.open(id),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

export const useScan = (id: string | null) =>
  useQuery({
    queryKey: ['scan', id],
    queryFn: () => (id === null ? null : store.scan(id)),
    staleTime: Infinity,
  });

export const usePaper = (name: string | null) =>
  useQuery({ queryKey: ['paper', name], queryFn: () => store.paper(name ?? '') });

/** Apart from the paper: it changes with every decision, and half the desk is drawn from the paper. */
export const useTallyOf = (paper: string) =>
  useQuery({ queryKey: ['tally', paper], queryFn: () => store.tally(paper) });

export const useStorage = () => useQuery({ queryKey: ['storage'], queryFn: keep });

function useChanging<T, R>(change: (value: T) => Promise<R>, keys: readonly string[]) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}

/** `add` puts an issue on the shelf, in whichever thread. */
export const useAddIssue = <T>(add: (issue: T) => Promise<string>) => useChanging(add, ['issues', 'storage']);
export const usePutAway = () => useChanging((id: string) => store.putAway(id), ['issues']);
export const useRestore = () => useChanging((id: string) => store.restore(id), ['issues']);
/** What is not named stays as it is; what is made of what was there is told by a function. */
export const useSetPaper = () =>
  useChanging(
    ({ name, change }: { readonly name: string; readonly change: Parameters<Shelf['setPaper']>[1] }) =>
      store.setPaper(name, change),
    ['paper'],
  );
export const useSetTally = () =>
  useChanging(
    ({
      paper,
      issue,
      tally,
    }: {
      readonly paper: string;
      readonly issue: string;
      readonly tally: KindTally;
    }) => store.setTally(paper, issue, tally),
    ['tally'],
  );
export const useRename = () =>
  useChanging(
    ({
      id,
      paper,
      date,
    }: {
      readonly id: string;
      readonly paper: string | null;
      readonly date: string | null;
    }) => store.rename(id, paper, date),
    ['issues'],
  );

export const useExamples = (paper: string) =>
  useQuery({
    queryKey: ['examples', paper],
    queryFn: () => examplesOf(paper),
    // read once for each desk: what is tagged on it teaches the next one
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
