# Runs as the first process in namespaces of its own, as their root: builds a file system that holds what the child may
# see, makes it the only one, and becomes the child's program.
#
# Arguments: an empty folder to build in; the options of the working folder's file system; paths to show; "--"; the
# command, which gives up its rights by itself.
set -eu
root=$1
scratch=$2
shift 2

show() { # path, options
    if [ -d "$1" ]; then
        mkdir -p "$root$1"
    else
        mkdir -p "$root${1%/*}"
        : >"$root$1"
    fi
    mount -o "$2" "$1" "$root$1"
}

# no namespaces inside these: their rights are what most attacks on a kernel begin with
for kind in user mnt pid net ipc uts cgroup; do
    echo 0 >"/proc/sys/user/max_${kind}_namespaces"
done

mount -t tmpfs -o size=1m,nr_inodes=2000,mode=755 nabla "$root"
mkdir "$root/tmp" "$root/proc" "$root/dev"
mount -t tmpfs -o "$scratch" nabla "$root/tmp"
mount -t proc proc "$root/proc"
for device in null random urandom; do
    show "/dev/$device" bind
done
for link in /lib /lib64 /lib32 /libx32; do
    if [ -L "$link" ]; then
        ln -s "$(readlink "$link")" "$root$link"
    fi
done
while [ "$1" != -- ]; do
    show "$1" bind,ro,nosuid,nodev
    shift
done
shift
mount -o remount,ro nabla "$root"

cd "$root"
pivot_root . .
umount -l .
cd /tmp
unset PWD OLDPWD SHLVL
exec "$@"
