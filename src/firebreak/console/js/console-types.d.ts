// Types of the page: those of the API, with what nodes of an older edition leave out marked as optional.
import type * as Api from "./api-types";

export type Author = Api.Author & { credential?: boolean };
export type Grade = { signed: boolean; hybrid_sealed: boolean; acknowledged: boolean };
export type Translation = {
  id: string; stage: string; lang: string; text: string; by: Author; written: string; arrived: string;
};
export type ReadBack = {
  id: string; by: Author; text: string | null; fields: { name: string; value: string }[] | null; written: string;
  arrived: string; matched: boolean | null; differing: string[]; by_machine: boolean;
};
export type Undertaking = { id: string; what: string; due: string; by: Author; state: string };
export type Ring = { began: string; ends: string; seconds: number; desks: string[] };

type MatterGains = {
  translations: Translation[]; read_backs: ReadBack[]; released_by: Author | null; needs_release: boolean;
  grade: Grade; settled: boolean; undertakings: Undertaking[]; ring: Ring | null; entries: number;
  acted_on_stage: string | null;
};
export type Matter = Omit<Api.Matter, keyof MatterGains> & Partial<MatterGains>;
export type Test = Api.Test;
export type Entry = Api.Entry & { snippet?: string };
export type Alert = Omit<Api.Alert, "silenced_until" | "silenced_by"> & {
  silenced_until?: string | null; silenced_by?: Author | string | null;
};
export type LineState = Api.LineState;
export type Agreement = Api.Agreement;
export type Desk = Api.Desk;
export type Problem = Api.Problem & { first_by?: string | null; first_at?: string | null };
export type OnWatch = {
  desk: string; name: string; on: boolean | null; since: string | null; by: Author | null; last_act: string | null;
};
export type WatchList = { us: OnWatch[]; them: OnWatch[] };
export type Release = {
  id: string; at: string; by: string; what: string; body: Record<string, unknown>; state: string; why: string | null;
};
export type Silence = { number: number; of: string | null; until: string; by: string };
export type Submitted = Api.Submitted;

export type Session = {
  officer: { id: string; name: string; roles: string[]; desks: string[]; language: string };
  csrf: string; via: string; expires: string; passkeys: number; rp_id: string | null; party: string; node: string;
  lines: string[];
};

export type News = {
  what: string; at: string; line?: LineState | null; matters?: Matter[] | null; tests?: Test[] | null;
  alerts?: Alert[] | null; entry?: Entry | null; matter?: Matter | null; test?: Test | null; alert?: Alert | null;
  of?: string | null; words?: string | null; releases?: Release[] | null; watch_list?: WatchList | null;
  silences?: unknown[] | null; paging?: unknown; [further: string]: unknown;
};
