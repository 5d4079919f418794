import { BitString, Constructed, fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js';

/** A value in DER, the encoding of certificates and revocation lists. */
export type DerValue = ReturnType<typeof fromBER>['result'];

/** The value that is the whole input; undefined for anything else. */
export function decoded(der: Uint8Array): DerValue | undefined {
  const { offset, result } = fromBER(der);
  return offset === der.byteLength ? result : undefined;
}

/** The values of a sequence; undefined for any other value. */
export function valuesOf(value: DerValue | undefined): readonly DerValue[] | undefined {
  return value instanceof Sequence ? value.valueBlock.value : undefined;
}

/** The encoding of a value, with its tag and length. */
export function encodingOf(value: DerValue): Uint8Array {
  return value.valueBeforeDecodeView;
}

/** The bytes of a bit string; undefined for any other value. */
export function bitsOf(value: DerValue | undefined): Uint8Array | undefined {
  return value instanceof BitString ? value.valueBlock.valueHexView : undefined;
}

/** An object identifier with dots; undefined for any other value. */
export function identifierOf(value: DerValue | undefined): string | undefined {
  return value instanceof ObjectIdentifier ? value.valueBlock.toString() : undefined;
}

const CONTEXT_SPECIFIC = 3;

/**
 * The contents of the X.509 extensions among values, by object identifier. Source: RFC 5280, section 4.1.
 *
 * @param tag the number of their context-specific tag
 */
export function extensionsOf(
  values: readonly DerValue[],
  tag: number,
): ReadonlyMap<string, Uint8Array> {
  const tagged = values.find(
    ({ idBlock }) => idBlock.tagClass === CONTEXT_SPECIFIC && idBlock.tagNumber === tag,
  );
  const list = tagged instanceof Constructed ? valuesOf(tagged.valueBlock.value[0]) : [];
  return new Map(
    (list ?? []).flatMap((extension) => {
      const parts = valuesOf(extension) ?? [];
      const id = identifierOf(parts[0]);
      const content = parts.at(-1);
      return id !== undefined && content instanceof OctetString
        ? [[id, content.valueBlock.valueHexView] as const]
        : [];
    }),
  );
}
