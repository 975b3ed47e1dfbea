import * as proto from "@pulumi/pulumi/proto/provider_pb";
import type { Difference } from "./difference";

/** What the engine is told of a difference. */
export function toDiffResponse(difference: Difference): proto.DiffResponse {
  const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
  const response = new proto.DiffResponse().setChanges(difference.changes.length > 0 ? DIFF_SOME : DIFF_NONE);
  response.setHasdetaileddiff(true);
  response.setDeletebeforereplace(difference.deleteBeforeReplace);
  response.setDiffsList([...new Set(difference.changes.map(({ path }) => topOf(path)))]);
  const replacing = difference.changes.filter(({ replaces }) => replaces);
  response.setReplacesList([...new Set(replacing.map(({ path }) => topOf(path)))]);
  for (const { path, kind, replaces } of difference.changes) {
    const detail = new proto.PropertyDiff().setKind(kinds[kind][replaces ? 1 : 0]).setInputdiff(true);
    response.getDetaileddiffMap().set(path, detail);
  }
  return response;
}

const { Kind } = proto.PropertyDiff;
const kinds = {
  add: [Kind.ADD, Kind.ADD_REPLACE],
  delete: [Kind.DELETE, Kind.DELETE_REPLACE],
  update: [Kind.UPDATE, Kind.UPDATE_REPLACE],
} as const;

function topOf(path: string): string {
  return path.split(/[.[]/)[0] ?? path;
}
