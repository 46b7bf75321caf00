// Comparisons of sixteen bytes at a time, which Swift's SIMD types do lane by lane.
#ifndef TRUCEWATCH_CBYTES_H
#define TRUCEWATCH_CBYTES_H

// The vector types of GCC and Clang, on every processor; Swift sees them as SIMD16<UInt8>.
typedef unsigned char tw_bytes16 __attribute__((ext_vector_type(16)));

// 0xFF in each lane that equals `byte`, else 0.
static inline tw_bytes16 tw_equal(tw_bytes16 lanes, unsigned char byte) {
  return (tw_bytes16)(lanes == (tw_bytes16)byte);
}

// 0xFF in each lane that is below `byte`, else 0.
static inline tw_bytes16 tw_below(tw_bytes16 lanes, unsigned char byte) {
  return (tw_bytes16)(lanes < (tw_bytes16)byte);
}

#endif
