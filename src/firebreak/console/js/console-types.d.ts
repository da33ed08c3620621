// Types of the page by the names it uses: those of the API, which are made from the committed description.
import type * as Api from "./api-types";

export type Agreement = Api.Agreement;
export type Alert = Api.Alert;
export type Author = Api.Author;
export type Desk = Api.Desk;
export type Entry = Api.Entry;
export type EntryDetail = Api.EntryDetail;
export type Grade = Api.Grade;
export type LineState = Api.LineState;
export type Matter = Api.Matter;
export type News = Api.News;
export type OnWatch = Api.WatchDesk;
export type Problem = Api.Problem;
export type ReadBack = Api.ReadBack;
export type Release = Api.Release;
export type Ring = Api.Ringing;
export type Session = Api.Session;
export type Silence = Api.Silence;
export type Submitted = Api.Submitted;
export type Test = Api.Test;
export type Translation = Api.Translation;
export type Undertaking = Api.Promise;
export type WatchList = Api.WatchList;
