#!/bin/sh
# Becomes a command that runs for as long as standard input stays open. Whoever starts it holds the other end: when
# that process ends, however it ends, the input closes and the command is told to stop, and ended if it does not.
exec 3<&0 </dev/null
(
  # A builtin, so that no further process is left to look after.
  while read -r _line <&3; do :; done
  kill -TERM $$ 2>/dev/null
  tries=0
  while kill -0 $$ 2>/dev/null && [ "$tries" -lt 200 ]; do
    sleep 0.1
    tries=$((tries + 1))
  done
  kill -KILL $$ 2>/dev/null
) &
exec "$@" 3<&-
