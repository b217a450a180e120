package pdf

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// memoryPages bounds the memory of a sandbox, in WebAssembly's pages of 64 kB.
const memoryPages = 3200

// compiled keeps what PDFium was compiled to: in the user's cache folder, or
// for as long as the program runs where there is none. Compiling takes some
// seconds, loading a tenth of one.
var compiled = sync.OnceValue(func() wazero.CompilationCache {
	if dir, err := os.UserCacheDir(); err == nil {
		if c, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "kehoach", "wasm")); err == nil {
			return c
		}
	}
	return wazero.NewCompilationCache()
})

// engine is PDFium in a sandbox of its own, with one document. It ends when
// its context does, whatever it is at.
type engine struct {
	ctx     context.Context
	pool    pdfium.Pool
	module  api.Module
	funcs   map[string]api.Function
	doc     uint64
	scratch uint32 // memory of the sandbox for results
	err     error  // of the first call that failed
}

// start makes a sandbox. PDFium's functions are called directly: go-pdfium's
// own way takes ten calls into the sandbox for each letter, which is slow for
// a hundred thousand of them, and shows the module only as a field.
func start(ctx context.Context) (*engine, error) {
	pool, err := webassembly.Init(webassembly.Config{
		Context: ctx, MaxIdle: 1, MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithCompilationCache(compiled()).
			WithCloseOnContextDone(true).
			WithMemoryLimitPages(memoryPages),
	})
	if err != nil {
		return nil, fmt.Errorf("start PDFium: %w", err)
	}
	e := &engine{ctx: ctx, pool: pool, funcs: make(map[string]api.Function)}
	instance, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		e.close()
		return nil, fmt.Errorf("start PDFium: %w", err)
	}
	field := reflect.Indirect(reflect.ValueOf(instance.GetImplementation())).FieldByName("Module")
	if field.IsValid() && field.CanInterface() {
		e.module, _ = field.Interface().(api.Module)
	}
	if e.module == nil {
		e.close()
		return nil, fmt.Errorf("start PDFium: its module is not to be had")
	}
	e.scratch = uint32(e.call("malloc", 4096))
	return e, e.err
}

func (e *engine) close() { _ = e.pool.Close() }

// call calls a function of PDFium. After an error, which e.err holds, it
// returns 0 at once.
func (e *engine) call(name string, args ...uint64) uint64 {
	if e.err != nil {
		return 0
	}
	f := e.funcs[name]
	if f == nil {
		if f = e.module.ExportedFunction(name); f == nil {
			e.err = fmt.Errorf("PDFium has no %s", name)
			return 0
		}
		e.funcs[name] = f
	}
	var stack [16]uint64
	copy(stack[:], args)
	if err := f.CallWithStack(e.ctx, stack[:max(len(args), 1)]); err != nil {
		e.err = fmt.Errorf("PDFium: %.200s", err)
		return 0
	}
	return stack[0]
}

// number is the result of a function that returns an int.
func (e *engine) number(name string, args ...uint64) int { return int(int32(e.call(name, args...))) }

// at is the place of the nth result of eight bytes.
func (e *engine) at(n int) uint64 { return uint64(e.scratch) + 8*uint64(n) }

func (e *engine) float64(n int) float64 {
	v, _ := e.module.Memory().ReadFloat64Le(uint32(e.at(n)))
	return v
}

// float32 is the nth result of four bytes.
func (e *engine) float32(n int) float64 {
	v, _ := e.module.Memory().ReadFloat32Le(e.scratch + 4*uint32(n))
	return float64(v)
}

// open hands a document to PDFium and returns how many pages it has.
func (e *engine) open(data []byte) (int, error) {
	at := e.call("malloc", uint64(len(data)))
	if e.err != nil || at == 0 || !e.module.Memory().Write(uint32(at), data) {
		return 0, tooMuch(fmt.Sprintf("%d MB", len(data)>>20), fmt.Sprintf("%d MB", len(data)>>20))
	}
	e.doc = e.call("FPDF_LoadMemDocument64", at, uint64(len(data)), 0)
	if e.err != nil {
		return 0, e.err
	}
	if e.doc == 0 {
		// The codes are those of fpdfview.h.
		switch code := e.call("FPDF_GetLastError"); code {
		case 4, 5:
			return 0, errEncrypted
		case 3:
			return 0, brokenf("không đúng định dạng PDF")
		default:
			return 0, brokenf("PDFium báo lỗi %d", code)
		}
	}
	n := e.number("FPDF_GetPageCount", e.doc)
	if n <= 0 {
		return 0, brokenf("không có trang nào")
	}
	return n, e.err
}
