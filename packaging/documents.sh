#!/usr/bin/env bash
# What a package ships beside the program, made by the program itself:
# documents.sh PROGRAM FOLDER
set -euo pipefail
program=$1 folder=$2
mkdir -p "$folder/completions" "$folder/man"
for shell in bash zsh fish powershell elvish; do
    "$program" completions "$shell" >"$folder/completions/tongbi.$shell"
done
"$program" manual -o "$folder/man"
