// What is known of sixteen bytes at a time: Swift's SIMD types compare lane by lane, thirty times slower.
//
// Every function reads the sixteen bytes at `p` and answers with a bit for each, the first byte's in bit 0.
#ifndef TRUCEWATCH_CBYTES_H
#define TRUCEWATCH_CBYTES_H

// The vector types of Clang, on every processor.
typedef unsigned char tw_bytes16 __attribute__((ext_vector_type(16)));
typedef _Bool tw_bools16 __attribute__((ext_vector_type(16)));

static inline tw_bytes16 tw_load(const unsigned char *p) {
  tw_bytes16 lanes;
  __builtin_memcpy(&lanes, p, sizeof lanes);
  return lanes;
}

// The highest bit of each lane: one instruction on x86.
static inline unsigned tw_bits(tw_bytes16 lanes) {
  tw_bools16 bits = __builtin_convertvector(lanes >= 0x80, tw_bools16);
  unsigned short mask;
  __builtin_memcpy(&mask, &bits, sizeof mask);
  return mask;
}

#define TW_EQUAL(lanes, byte) ((tw_bytes16)((lanes) == (byte)))
#define TW_BELOW(lanes, byte) ((tw_bytes16)((lanes) < (byte)))

// DEL, and the control characters other than tab, line feed and carriage return.
static inline tw_bytes16 tw_forbidden(tw_bytes16 b) {
  return TW_EQUAL(b, 0x7F) | (TW_BELOW(b, 0x20) & ~(TW_BELOW(b - 9, 2) | TW_EQUAL(b, 0x0D)));
}

// What ends text in XML: `<`, and what XML forbids.
static inline unsigned tw_text_stops(const unsigned char *p) {
  tw_bytes16 b = tw_load(p);
  return tw_bits(TW_EQUAL(b, '<') | tw_forbidden(b));
}

// What may end CDATA: `]`, and what XML forbids.
static inline unsigned tw_cdata_stops(const unsigned char *p) {
  tw_bytes16 b = tw_load(p);
  return tw_bits(TW_EQUAL(b, ']') | tw_forbidden(b));
}

// Tab, line feed and carriage return.
static inline unsigned tw_xml_spaces(const unsigned char *p) {
  tw_bytes16 b = tw_load(p);
  return tw_bits(TW_BELOW(b - 9, 2) | TW_EQUAL(b, 0x0D));
}

// Copies sixteen bytes to `to`, with `mark` for each `&`; what ends text in XML, and `tw_xml_spaces`.
static inline unsigned tw_copy_text(unsigned char *to, const unsigned char *p, unsigned char mark) {
  tw_bytes16 b = tw_load(p);
  tw_bytes16 references = TW_EQUAL(b, '&');
  tw_bytes16 marked = (b & ~references) | (references & mark);
  __builtin_memcpy(to, &marked, sizeof marked);
  return tw_bits(TW_EQUAL(b, '<') | TW_EQUAL(b, 0x7F) | TW_BELOW(b, 0x20));
}

// Copies sixteen bytes to `to`; what may end CDATA, and `tw_xml_spaces`.
static inline unsigned tw_copy_cdata(unsigned char *to, const unsigned char *p) {
  tw_bytes16 b = tw_load(p);
  __builtin_memcpy(to, &b, sizeof b);
  return tw_bits(TW_EQUAL(b, ']') | TW_EQUAL(b, 0x7F) | TW_BELOW(b, 0x20));
}

// What ends a run of shown text: `<`, `&`, DEL, a control character, the lead byte of U+0080…U+00BF, or a space after a
// space; the byte before `p` is read too.
static inline unsigned tw_shown_stops(const unsigned char *p) {
  tw_bytes16 b = tw_load(p), previous = tw_load(p - 1);
  tw_bytes16 marks = TW_EQUAL(b, '<') | TW_EQUAL(b, '&') | TW_EQUAL(b, 0x7F) | TW_EQUAL(b, 0xC2) | TW_BELOW(b, 0x20);
  return tw_bits(marks | (TW_EQUAL(b, ' ') & TW_EQUAL(previous, ' ')));
}

// What may end or extend a tag: `<`, `>`, `"`, `'`.
static inline unsigned tw_tag_stops(const unsigned char *p) {
  tw_bytes16 b = tw_load(p);
  return tw_bits(TW_EQUAL(b, '<') | TW_EQUAL(b, '>') | TW_EQUAL(b, '"') | TW_EQUAL(b, '\''));
}

// What may not stand in an attribute's value as it is: `"`, `&`, `<`, DEL, a control character.
static inline unsigned tw_value_stops(const unsigned char *p) {
  tw_bytes16 b = tw_load(p);
  return tw_bits(TW_EQUAL(b, '"') | TW_EQUAL(b, '&') | TW_EQUAL(b, '<') | TW_EQUAL(b, 0x7F) | TW_BELOW(b, 0x20));
}

// What JSON text of one line may have to escape: a control character, DEL, `"`, `\`, or the lead byte of C1 controls
// (C2), of U+061C (D8) or of the controls of direction and line (E2).
static inline unsigned tw_json_stops(const unsigned char *p) {
  tw_bytes16 b = tw_load(p);
  return tw_bits(
      TW_EQUAL(b, '"') | TW_EQUAL(b, '\\') | TW_EQUAL(b, 0x7F) | TW_BELOW(b, 0x20) | TW_EQUAL(b, 0xC2) |
      TW_EQUAL(b, 0xD8) | TW_EQUAL(b, 0xE2));
}

// What does not stand for itself in a string of JSON: a control character, `"` or `\`.
static inline unsigned tw_string_stops(const unsigned char *p) {
  tw_bytes16 b = tw_load(p);
  return tw_bits(TW_EQUAL(b, '"') | TW_EQUAL(b, '\\') | TW_BELOW(b, 0x20));
}

// Space, DEL and the control characters.
static inline unsigned tw_spaces_and_controls(const unsigned char *p) {
  tw_bytes16 b = tw_load(p);
  return tw_bits(TW_BELOW(b, 0x21) | TW_EQUAL(b, 0x7F));
}

static inline unsigned tw_line_feeds(const unsigned char *p) { return tw_bits(TW_EQUAL(tw_load(p), '\n')); }

static inline unsigned tw_beyond_ascii(const unsigned char *p) { return tw_bits(tw_load(p)); }

// Copies sixteen bytes to `to` with ASCII letters in lower case; what has to be folded otherwise: a hyphen, a control
// character, a byte beyond ASCII, or a space after a space; the byte before `p` is read too.
static inline unsigned tw_fold_plain(unsigned char *to, const unsigned char *p) {
  tw_bytes16 b = tw_load(p), previous = tw_load(p - 1);
  tw_bytes16 lower = b | (TW_BELOW(b - 'A', 26) & 0x20);
  __builtin_memcpy(to, &lower, sizeof lower);
  tw_bytes16 others = TW_EQUAL(b, '-') | TW_BELOW(b, 0x20) | (b & 0x80);
  return tw_bits(others | (TW_EQUAL(b, ' ') & TW_EQUAL(previous, ' ')));
}

// What is no UTF-8 behind the three bytes before it, which are read too. Source: RFC 3629, section 4.
static inline unsigned tw_utf8_faults(const unsigned char *p) {
  tw_bytes16 b = tw_load(p), third = tw_load(p - 3);
  if (!tw_bits(b | third)) return 0;
  tw_bytes16 previous = tw_load(p - 1), second = tw_load(p - 2);
  tw_bytes16 continues = TW_BELOW(b, 0xC0) & ~TW_BELOW(b, 0x80);
  tw_bytes16 must_continue = ~(TW_BELOW(previous, 0xC0) & TW_BELOW(second, 0xE0) & TW_BELOW(third, 0xF0));
  tw_bytes16 overlong =
      (TW_EQUAL(previous, 0xE0) & TW_BELOW(b, 0xA0)) | (TW_EQUAL(previous, 0xF0) & TW_BELOW(b, 0x90));
  tw_bytes16 beyond =
      (TW_EQUAL(previous, 0xED) & ~TW_BELOW(b, 0xA0)) | (TW_EQUAL(previous, 0xF4) & ~TW_BELOW(b, 0x90));
  tw_bytes16 no_lead = TW_EQUAL(b, 0xC0) | TW_EQUAL(b, 0xC1) | ~TW_BELOW(b, 0xF5);
  return tw_bits((continues ^ must_continue) | overlong | beyond | no_lead);
}

#endif
