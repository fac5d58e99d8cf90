// The envelope of the core, as types: which verbs there are, what they take and what they answer.
//
// Keys are those of the wire, unchanged. docs/envelope.md says the same in words. A request is one JSON line and, after a
// line feed, an optional payload of raw bytes; so is a reply.

import type { GridCell, Tree } from './tree.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export type LanguageCode = 'sv' | 'en';
export type ThemeName = 'light' | 'dark';

export interface ConfigureArgs {
  readonly entropy?: string;
  readonly language?: LanguageCode;
  readonly theme?: ThemeName;
  readonly as?: string;
  readonly as_of?: string;
  readonly read_only?: boolean;
  readonly width?: number;
}

export interface Settings {
  readonly language?: LanguageCode;
  readonly theme?: ThemeName;
  readonly as?: string;
  readonly as_of?: string;
  readonly read_only?: boolean;
}

export interface Warning {
  readonly code: string;
  readonly path?: string;
  readonly detail?: string;
  readonly text?: string;
}

export interface OpenReply {
  readonly partnership: string;
  readonly title: string;
  readonly commits: number;
  readonly warnings: readonly Warning[];
  readonly incomplete: boolean;
}

export interface MergeReply {
  readonly new_commits: number;
  readonly conflicts: number;
  readonly warnings: readonly Warning[];
}

export interface MergePreviewReply {
  readonly new_commits: number;
  readonly new_acts: number;
  readonly conflicts: number; // that would come
  readonly people: readonly string[];
  readonly acts: readonly {
    readonly act: string;
    readonly at: string;
    readonly by: string;
    readonly text: string;
  }[];
}

export interface RunReply {
  readonly act: string;
  readonly created: readonly string[];
}

// What a person did with a node; the core looks up what the node offers.
export interface Gesture {
  readonly kind: 'activate' | 'commit' | 'menu' | 'drop' | 'dismiss' | 'shortcut' | 'paste';
  readonly node: string;
  readonly typed?: string;
  readonly chosen?: boolean;
  readonly item?: string;
  readonly index?: number;
  readonly row?: number; // of a grid, as is the next
  readonly column?: number;
}

// Which cells of a grid.
export interface CellRange {
  readonly node: string;
  readonly first_row: number;
  readonly rows: number;
  readonly first_column: number;
  readonly columns: number;
}

// Something that only the page can do: `host.open_file`, `host.save_file`, …
export interface HostRequest {
  readonly name: string;
  readonly args?: JsonObject;
}

export interface GestureReply {
  readonly revision: number;
  readonly host?: HostRequest;
}

export interface OutboxReply {
  readonly position: number;
  readonly rewrite: boolean; // the payload is the whole file, to stand in place of all that is stored
}

type NoArgs = { readonly [key: string]: never };

export interface Verbs {
  configure: { args: ConfigureArgs; ok: Settings };
  new: { args: JsonObject; ok: { readonly partnership: string } };
  open: { args: NoArgs; ok: OpenReply };
  merge: { args: NoArgs; ok: MergeReply };
  preview_merge: { args: NoArgs; ok: MergePreviewReply };
  run: { args: { readonly command: string; readonly args?: JsonObject }; ok: RunReply };
  tree: { args: { readonly known?: number }; ok: { readonly tree?: Tree } };
  cells: { args: CellRange; ok: { readonly rows: readonly (readonly GridCell[])[] } };
  gesture: { args: Gesture; ok: GestureReply };
  view: {
    args: { readonly intent: string; readonly args?: JsonObject };
    ok: { readonly revision: number };
  };
  view_state: { args: NoArgs; ok: { readonly state: Json } };
  restore_view: { args: { readonly state: Json }; ok: JsonObject };
  set_catalogue: { args: NoArgs; ok: { readonly kpis: number; readonly schemes: number } };
  outbox: { args: NoArgs; ok: OutboxReply };
  saved: { args: { readonly position: number }; ok: JsonObject };
  file: { args: NoArgs; ok: JsonObject };
  show: { args: JsonObject; ok: JsonObject };
  check: { args: JsonObject; ok: JsonObject };
  kpi: { args: JsonObject; ok: JsonObject };
  outcome: { args: JsonObject; ok: JsonObject };
  explain: { args: JsonObject; ok: JsonObject };
  simulate: { args: JsonObject; ok: JsonObject };
  backtest: { args: JsonObject; ok: JsonObject };
  what_if: { args: JsonObject; ok: JsonObject };
  job: { args: JsonObject; ok: JsonObject };
  job_step: { args: JsonObject; ok: JsonObject };
  job_cancel: { args: JsonObject; ok: JsonObject };
  log: { args: JsonObject; ok: JsonObject };
  verify: { args: JsonObject; ok: JsonObject };
  conflicts: { args: JsonObject; ok: JsonObject };
  catalogue: { args: JsonObject; ok: JsonObject };
  export: { args: JsonObject; ok: JsonObject };
  schema: { args: JsonObject; ok: JsonObject };
  state_hash: { args: JsonObject; ok: JsonObject };
  close: { args: NoArgs; ok: JsonObject };
}

export type Verb = keyof Verbs;

export interface WireError {
  readonly code: string;
  readonly path: string;
  readonly detail: string;
  readonly text: string;
}

export type Reply<V extends Verb> =
  | { readonly ok: Verbs[V]['ok']; readonly payload: Uint8Array; readonly error?: never }
  | { readonly error: WireError; readonly ok?: never };
