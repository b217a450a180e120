// Package otlp sends traces and metrics to an OpenTelemetry collector by
// OTLP/HTTP in JSON, where the standard environment names one
// (OTEL_EXPORTER_OTLP_ENDPOINT and its like), and does nothing where it does
// not.
//
// It is our own since the program needs little of it: spans of requests,
// answers and calls of a language model, and the counters that /metrics shows.
// OpenTelemetry's SDK with its two exporters brings 20 modules, gRPC among
// them, 4.7 MB of program, 66 MB to download and 33 s of compiling.
//
// Nothing that was asked or answered goes out: spans have names, times and
// counts. All methods of a nil [Tracer] and a nil [Span] do nothing.
package otlp
