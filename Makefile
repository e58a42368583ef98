# Makefile - builds, sets up, checks. `make help` lists the targets. GNU make; CC=gcc or CC=clang.
#
# Nothing here runs pkg-config or a compiler before a recipe needs it, so that `make demo` and `make test` start on a machine
# that has neither and install them first.

ifeq ($(origin CC),default)
CC       = cc
endif
HOSTCC  ?= $(CC)
CFLAGS  ?= -O2 -g
PREFIX  ?= /usr/local
BUILD   ?= build$(if $(SANITIZE),/sanitize)
NVIM    ?= nvim
VIM_BINARY ?= vim
V       ?=

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules
SAY = @$(if $(V),set -x;,printf '  %-7s %s\n' '$(1)' '$(2)';)

# A variable of this kind is worked out once, when first used.
once = $(eval $(1) := $(2))$($(1))
LIBS        = libuv $(MSGPACK) libpcre2-8 libutf8proc jansson sqlite3
MSGPACK     = $(call once,MSGPACK,$(shell pkg-config --exists msgpack-c && echo msgpack-c || echo msgpack))
LIB_CFLAGS  = $(call once,LIB_CFLAGS,$(shell pkg-config --cflags $(LIBS)) $(BREW_CFLAGS))
LIB_LDLIBS  = $(call once,LIB_LDLIBS,$(shell pkg-config --libs $(LIBS)) $(BREW_LDFLAGS) -lstemmer -lm)

WARN  = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wcast-align \
        $(if $(filter-out 0,$(WERROR)),-Werror)
SAN   = $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
C     = $(CC) -std=c11 -D_DEFAULT_SOURCE -Icsrc $(CPPFLAGS) $(WARN) $(CFLAGS) $(SAN) -fPIC -fvisibility=hidden \
        -pthread $(LIB_CFLAGS) -MMD -MP
LINK  = $(CC) $(CFLAGS) $(SAN) $(LDFLAGS) -pthread

# -z nodelete: Vim's libcall() closes the library after each call, threads and state must stay.
SHARED = -shared -Wl,-soname,libcsto.so -Wl,-z,nodelete
RPATH  = -Wl,-rpath,'$$ORIGIN' -Wl,-rpath,'$$ORIGIN/../lib'
ifeq ($(shell uname -s),Darwin)
SHARED = -dynamiclib -install_name @rpath/libcsto.so
RPATH  = -Wl,-rpath,@loader_path -Wl,-rpath,@loader_path/../lib
# Homebrew's libstemmer has no .pc file
BREW         = $(call once,BREW,$(shell brew --prefix 2>/dev/null))
BREW_CFLAGS  = $(if $(BREW),-I$(BREW)/include)
BREW_LDFLAGS = $(if $(BREW),-L$(BREW)/lib)
endif

SOURCES := $(sort $(filter-out csrc/train/% csrc/cli/program.c,$(wildcard csrc/*/*.c)))
TABLES  := $(sort $(wildcard csrc/lexicon/tables/*.tsv))
TRAIN   := $(sort $(filter-out csrc/train/unfold.c,$(wildcard csrc/train/*.c)))
MODEL   := $(wildcard csrc/train/csto.model)
OBJECTS  = $(SOURCES:%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/gen/tables.o

UNIT    := $(patsubst tests/unit/%.c,%,$(sort $(wildcard tests/unit/test_*.c)))
STAGES  := $(patsubst tests/cases/%.c,%,$(sort $(filter-out tests/cases/case.c,$(wildcard tests/cases/*.c))))
RPC     := $(sort $(wildcard tests/rpc/*.c))
BENCH   := $(sort $(wildcard tests/bench/*.c))
FUZZ    := $(patsubst tests/fuzz/%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
SUITES   = unit cases rpc cli editor vim

.PHONY: all demo test test-run test-c install uninstall clean help bench fuzz lint format FORCE
.PHONY: model pictures setup editors check check-layers check-headers check-exports programs fuzz-programs $(SUITES:%=test-%)

all: $(BUILD)/libcsto.so $(BUILD)/csto ## build the engine (libcsto.so) and the program (csto)

## What a newcomer calls

demo: ## install what is missing, build, and open an article in Neovim (without a terminal: print its claims)
	@CC='$(CC)' NVIM='$(NVIM)' .ci/setup demo
	@$(MAKE) --no-print-directory all
	@BUILD=$(BUILD) NVIM=$(NVIM) .ci/demo

test: ## install what is missing, build, and run every test; the last line counts them
	@CC='$(CC)' NVIM='$(NVIM)' .ci/setup test
	@$(MAKE) --no-print-directory test-run

test-run: all programs editors ## every test, without looking for what is missing
	@BUILD=$(BUILD) NVIM=$(NVIM) VIM_BINARY=$(VIM_BINARY) .ci/test $(SUITES)

setup: ## install what the tests need: compiler, libraries, Neovim, tools
	@CC='$(CC)' NVIM='$(NVIM)' .ci/setup test

install: all ## install below PREFIX (/usr/local), staged in DESTDIR
	@DESTDIR='$(DESTDIR)' PREFIX='$(PREFIX)' BUILD=$(BUILD) .ci/install

uninstall: ## remove what install put below PREFIX
	@DESTDIR='$(DESTDIR)' PREFIX='$(PREFIX)' BUILD=$(BUILD) .ci/install --remove

clean: ## remove what was built (the other editors in build/editors stay)
	@case '$(BUILD)' in build) find build -mindepth 1 -maxdepth 1 ! -name editors -exec rm -rf {} + 2>/dev/null || :;; \
	*) rm -rf '$(BUILD)';; esac

help: ## list the targets
	@awk -F ':.*## ' '/^## /{printf "\n%s\n", substr($$0, 4)} \
	/^[a-z$$()%:_A-Z-]+:.*## /{sub(/^\$$.*/, "test-SUITE", $$1); printf "  make %-15s %s\n", $$1, $$2}' Makefile
	@printf '\nVariables: CC, CFLAGS, WERROR=1, SANITIZE=address,undefined, BUILD, PREFIX, DESTDIR, NVIM, VIM_BINARY, V=1\n'

## Parts of the tests

$(SUITES:%=test-%): test-%: all programs ## one of: test-unit test-cases test-rpc test-cli test-editor test-vim
	@BUILD=$(BUILD) NVIM=$(NVIM) VIM_BINARY=$(VIM_BINARY) .ci/test $*

test-c: all programs ## the tests in C alone: unit, cases, rpc (with SANITIZE=address,undefined for instance)
	@BUILD=$(BUILD) .ci/test unit cases rpc

editors: ## fetch the other editors of the tests (Neovim 0.10.4, 0.12.4; Vim 9.1, 9.2) into build/editors
	@.ci/get-editors || :

fuzz: ## run each fuzz target for a few seconds (SECONDS_EACH=5)
	@CC='$(CC)' MAKE='$(MAKE)' .ci/fuzz

bench: all $(if $(BENCH),$(BUILD)/bench) ## measure: tokens a second, a round trip, first marks
	@BUILD=$(BUILD) NVIM=$(NVIM) VIM_BINARY=$(VIM_BINARY) .ci/bench

model: $(BUILD)/csto-train ## learn the models anew from POLNEAR=dir (doc/model.md) and write csrc/train/csto.model
	@BUILD=$(BUILD) .ci/model '$(POLNEAR)'

pictures: all ## draw the pictures of the README from a real Neovim (NVIM=...)
	@BUILD=$(CURDIR)/$(BUILD) NVIM=$(NVIM) $(NVIM) --headless -u NONE -i NONE -S tests/pictures/take.lua

## Checks for developers

check: check-layers check-headers check-exports lint ## all of the checks below

check-layers: ## includes and require()s go downwards only
	@.ci/check-layers

check-headers: $(BUILD)/libraries ## each header compiles alone and has its six labels
	@CC='$(CC)' .ci/check-headers $(LIB_CFLAGS)

check-exports: $(BUILD)/libcsto.so ## libcsto.so exports what csrc/csto.h declares, nothing else
	@.ci/check-exports $<

lint: ## luacheck, stylua, shellcheck, clang-format, banned calls, lengths, help tags
	@NVIM=$(NVIM) .ci/lint

format: ## clang-format every C file in place, stylua every Lua file where it can be had (.ci/stylua get)
	clang-format -i $$(git ls-files -co --exclude-standard '*.c' '*.h')
	.ci/stylua write $$(git ls-files -co --exclude-standard '*.lua') || [ $$? -eq 3 ]

# Below: files.

$(BUILD)/libraries: .ci/setup .ci/packages.tsv
	@mkdir -p $(@D)
	@CC='$(CC)' .ci/setup --list build
	@touch $@

# A change of compiler or flags rebuilds everything.
$(BUILD)/flags: FORCE | $(BUILD)/libraries
	@printf '%s\n' "$(subst ",,$(C)) $(LDFLAGS)" >$@.new; cmp -s $@.new $@ && rm $@.new || mv $@.new $@

# The list of objects: a source that comes or goes makes the archive and the library anew.
$(BUILD)/objects: FORCE | $(BUILD)/libraries
	@printf '%s\n' $(OBJECTS) >$@.new; cmp -s $@.new $@ && rm $@.new || mv $@.new $@

$(BUILD)/obj/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call SAY,CC,$<)$(C) -c -o $@ $<

$(BUILD)/embed: csrc/lexicon/tables/embed.c | $(BUILD)/libraries
	$(call SAY,HOSTCC,$<)$(HOSTCC) -O1 -o $@ $<

$(BUILD)/tables.list: FORCE | $(BUILD)/libraries
	@printf '%s\n' $(TABLES) >$@.new; cmp -s $@.new $@ && rm $@.new || mv $@.new $@

$(BUILD)/gen/tables.c: $(BUILD)/embed $(TABLES) $(BUILD)/tables.list
	@mkdir -p $(@D)
	$(call SAY,TABLES,$@)$(BUILD)/embed lexicon/embedded.h $(TABLES) >$@

$(BUILD)/obj/gen/tables.o: $(BUILD)/gen/tables.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call SAY,CC,$<)$(C) -c -o $@ $<

# Moved into place whole: an editor may start the old or the new one at any moment.
# The model is put into the library, its sparse tables unfolded; without the file the rules alone decide.
UNFOLD := csrc/train/unfold.c csrc/train/model_file.c csrc/syntax/model.c csrc/syntax/linear.c csrc/base/map.c csrc/base/arena.c
ifneq ($(MODEL),)
$(BUILD)/obj/csrc/syntax/model.o: $(BUILD)/gen/csto.model
$(BUILD)/obj/csrc/syntax/model.o: C += '-DCSTO_MODEL="$(BUILD)/gen/csto.model"'
endif

$(BUILD)/unfold: $(UNFOLD) csrc/syntax/linear.h csrc/syntax/model.h | $(BUILD)/libraries
	$(call SAY,HOSTCC,$<)$(HOSTCC) -O1 -D_DEFAULT_SOURCE -Icsrc -pthread -o $@ $(UNFOLD)

$(BUILD)/gen/csto.model: $(BUILD)/unfold $(MODEL)
	@mkdir -p $(@D)
	$(call SAY,MODEL,$@)$(BUILD)/unfold $(MODEL) $@

$(BUILD)/libcsto.so: $(OBJECTS) $(BUILD)/objects
	$(call SAY,LINK,$@)$(LINK) $(SHARED) -o $@.new $(OBJECTS) $(LIB_LDLIBS) && mv $@.new $@

# The same objects for the tests, which see what the library hides.
$(BUILD)/libcsto.a: $(OBJECTS) $(BUILD)/objects
	$(call SAY,AR,$@)rm -f $@; ar rcs $@ $(OBJECTS)

$(BUILD)/csto: $(BUILD)/obj/csrc/cli/program.o $(BUILD)/libcsto.so
	$(call SAY,LINK,$@)$(LINK) -o $@.new $< $(BUILD)/libcsto.so $(RPATH) && mv $@.new $@

$(BUILD)/csto-train: $(TRAIN:%.c=$(BUILD)/obj/%.o) $(BUILD)/libcsto.a
	$(call SAY,LINK,$@)$(LINK) -o $@ $(filter %.o,$^) $(BUILD)/libcsto.a $(LIB_LDLIBS)

programs: $(UNIT:%=$(BUILD)/tests/unit/%) $(STAGES:%=$(BUILD)/tests/cases/%) $(if $(RPC),$(BUILD)/test-rpc)

TEST_LINK = $(LINK) -o $@ $(filter %.o,$^) $(BUILD)/libcsto.a $(LIB_LDLIBS)

$(BUILD)/obj/tests/%.o: C += -Itests
$(BUILD)/tests/unit/%: $(BUILD)/obj/tests/unit/%.o $(BUILD)/libcsto.a
	@mkdir -p $(@D)
	$(call SAY,LINK,$@)$(TEST_LINK)

$(BUILD)/tests/cases/%: $(BUILD)/obj/tests/cases/%.o $(BUILD)/obj/tests/cases/case.o $(BUILD)/libcsto.a
	@mkdir -p $(@D)
	$(call SAY,LINK,$@)$(TEST_LINK)

$(BUILD)/test-rpc: $(RPC:%.c=$(BUILD)/obj/%.o) $(BUILD)/libcsto.a
	$(call SAY,LINK,$@)$(TEST_LINK)

$(BUILD)/bench: $(BENCH:%.c=$(BUILD)/obj/%.o) $(BUILD)/libcsto.a
	$(call SAY,LINK,$@)$(TEST_LINK)

# FUZZ_MAIN is -fsanitize=fuzzer, or empty for the driver of our own (.ci/fuzz chooses).
FUZZ_DRIVER = $(if $(FUZZ_MAIN),,$(BUILD)/obj/tests/fuzz/driver.o)
fuzz-programs: $(FUZZ:%=$(BUILD)/fuzz/%)
$(BUILD)/fuzz/%: $(BUILD)/obj/tests/fuzz/%.o $(BUILD)/libcsto.a $(FUZZ_DRIVER)
	@mkdir -p $(@D)
	$(call SAY,LINK,$@)$(TEST_LINK) $(FUZZ_MAIN)

.SECONDARY:
-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
