#ifndef TRUCEWATCH_CLIBXML2_SHIM_H
#define TRUCEWATCH_CLIBXML2_SHIM_H

// Debian builds libxml2 with ICU, so <libxml/encoding.h> would pull in <unicode/ucnv.h>, whose UErrorCode
// clashes with Foundation's own ICU module in any compilation that sees both (XCTest does). Only trailing
// fields of xmlCharEncodingHandler depend on it, and nothing here looks into that structure.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <iconv.h>
#include <libxml/HTMLparser.h>  // htmlEntityLookup: HTML 4's 253 names ship inside libxml2
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#endif
